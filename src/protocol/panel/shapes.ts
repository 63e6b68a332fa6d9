import * as v from 'valibot';

/** Longer texts are no message of a person, nor of a model that anybody would read. */
const TEXT_LENGTH_MAX = 4_000_000;

/** More than any list that a person looks through. */
const ROWS_MAX = 10_000;

/** What people point at with one question. */
const MENTIONS_MAX = 100;

/** More than a person looks through in a list below a word. */
export const CHOICES_MAX = 50;

/** A longer word finds nothing. */
export const WORD_LENGTH_MAX = 200;

/** Longer addresses are no file's and no page's. */
const ADDRESS_LENGTH_MAX = 8_192;

export const Text = v.pipe(v.string(), v.maxLength(TEXT_LENGTH_MAX));
export const Address = v.pipe(v.string(), v.maxLength(ADDRESS_LENGTH_MAX));
export const Addresses = v.pipe(v.array(Address), v.maxLength(MENTIONS_MAX), v.readonly());
export const SessionId = v.pipe(v.string(), v.minLength(1), v.maxLength(256));

/** An index, or what tells a question of the page from the ones before it. */
export const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

const Spot = v.strictObject({
  line: v.pipe(v.number(), v.integer(), v.minValue(0)),
  character: v.pipe(v.number(), v.integer(), v.minValue(0)),
});

export const Range = v.strictObject({ start: Spot, end: Spot });

export const Mention = v.variant('kind', [
  v.strictObject({ kind: v.picklist(['file', 'folder']), uri: Address }),
  v.strictObject({ kind: v.literal('selection'), uri: Address, range: Range }),
  v.strictObject({ kind: v.literal('symbol'), name: Address }),
  v.strictObject({ kind: v.picklist(['codebase', 'problems', 'diff', 'terminal']) }),
]);

export const Mentions = v.pipe(v.array(Mention), v.maxLength(MENTIONS_MAX), v.readonly());

/** What a mention would take of a model's context, and why not all of it would be read. */
const Weight = v.object({
  mention: Mention,
  tokens: v.number(),
  /** The conversation holds it already. */
  known: v.exactOptional(v.literal(true)),
  left: v.exactOptional(Text),
});

export const Weights = v.pipe(v.array(Weight), v.maxLength(MENTIONS_MAX), v.readonly());

/** In tokens. */
const Usage = v.object({
  promptTokens: v.number(),
  generatedTokens: v.number(),
  contextTokens: v.number(),
});

export const Source = v.object({
  uri: Address,
  range: v.exactOptional(Range),
  why: Text,
  tokens: v.number(),
  left: v.exactOptional(v.literal(true)),
});

export const Message = v.object({
  role: v.picklist(['user', 'assistant']),
  text: Text,
  at: v.string(),
  /** Of a question that was asked since the page was opened. */
  mentions: v.exactOptional(Mentions),
  state: v.exactOptional(v.picklist(['done', 'stopped', 'failed'])),
  usage: v.exactOptional(Usage),
  sources: v.exactOptional(v.pipe(v.array(Source), v.maxLength(ROWS_MAX), v.readonly())),
  reason: v.exactOptional(Text),
  remedy: v.exactOptional(Text),
  /** Which of its takes it is, from 1, and how many there are; missing where there is one alone. */
  take: v.exactOptional(Count),
  takes: v.exactOptional(Count),
});

export const Messages = v.pipe(v.array(Message), v.maxLength(ROWS_MAX), v.readonly());

export const Titles = v.pipe(
  v.array(v.object({ session: SessionId, title: Text, at: v.string(), messages: v.number() })),
  v.maxLength(ROWS_MAX),
  v.readonly(),
);

/** Something to ask about, with what a person calls it. */
export const Chip = v.strictObject({ mention: Mention, label: Address });

/** What begins a word that something is looked up by: code, a recent file, a command. */
export const Sign = v.picklist(['@', '#', '/']);

export const Word = v.pipe(v.string(), v.maxLength(WORD_LENGTH_MAX));

const named = {
  picture: v.picklist(['file', 'folder', 'symbol', 'place', 'command']),
  label: Address,
  about: v.exactOptional(Text),
};

/** A row of the list below such a word, by what comes of it. */
export const Choice = v.variant('take', [
  v.strictObject({ take: v.literal('chip'), chip: Chip, ...named }),
  /** The word becomes this one. */
  v.strictObject({ take: v.literal('text'), text: Word, ...named }),
  /** A new conversation begins. */
  v.strictObject({ take: v.literal('clear'), ...named }),
]);

export const Choices = v.pipe(v.array(Choice), v.maxLength(CHOICES_MAX), v.readonly());

export type Sign = v.InferOutput<typeof Sign>;
export type Choice = v.InferOutput<typeof Choice>;
export type Mention = v.InferOutput<typeof Mention>;
export type Weight = v.InferOutput<typeof Weight>;
export type Source = v.InferOutput<typeof Source>;
export type Message = v.InferOutput<typeof Message>;
export type Title = v.InferOutput<typeof Titles>[number];
export type Chip = v.InferOutput<typeof Chip>;
export type Range = v.InferOutput<typeof Range>;
