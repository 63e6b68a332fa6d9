import type { TokenCount } from '../models/tokenMeter.js';
import { quoteText } from './questionText.js';
import type { Quote, Source, Spot } from './session.js';

/** A shorter beginning of a file tells a model nothing. */
const PIECE_TOKENS_MIN = 128;

export interface Fitted {
  readonly quotes: readonly Quote[];
  /** One for each quote, and one for each that is left, or whose rest is. */
  readonly sources: readonly Source[];
}

/** As much of what would fit now is as good as all of it: a longer question leaves less room. */
const AS_GOOD_SHARE = 3 / 4;

/** What there is room for. */
export interface QuoteRoom {
  readonly tokensMax: number;
  readonly count: TokenCount;
  /** What stands in the prompt already, from earlier questions. */
  readonly before: readonly Quote[];
}

/**
 * The quotes that fit into `tokensMax`, in order; of one that does not, the lines at its beginning.
 * What an earlier question quotes as far is not quoted again.
 *
 * **Invariant:** what is left out has a source that says so, and the texts of the quotes take no
 * more than `tokensMax`.
 */
export function fitQuotes(
  quotes: readonly Quote[],
  { tokensMax, count, before }: QuoteRoom,
): Fitted {
  let room = tokensMax;
  const kept: Quote[] = [];
  const sources: Source[] = [];
  for (const quote of quotes) {
    const fitting = beginningOf(quote, room, count);
    const known = knownOf(quote, fitting, before);
    if (known) {
      const { uri, range } = known;
      sources.push({ uri, range, why: `${quote.why}, quoted before`, tokens: 0 });
      if (known.text !== quote.text) sources.push(leftOf(quote, known, count));
      continue;
    }
    if (fitting) {
      const tokens = quoteTokens(fitting, count);
      room -= tokens;
      kept.push(fitting);
      sources.push({ uri: fitting.uri, range: fitting.range, why: quote.why, tokens });
    }
    if (fitting !== quote) sources.push(leftOf(quote, fitting, count));
  }
  return { quotes: kept, sources };
}

/** The earlier quote that says as much as `fitting`, which is what of `quote` there is room for. */
export function knownOf(
  quote: Quote,
  fitting: Quote | undefined,
  before: readonly Quote[],
): Quote | undefined {
  return before.find(each => saysAsMuch(each, quote, fitting));
}

/**
 * Whether an earlier quote is of the same code as it is now, and of about as much as would fit. Of
 * a file the beginning may be all that ever fitted, and else it has grown since; a selection tells
 * by its ends what is meant.
 */
function saysAsMuch(earlier: Quote, quote: Quote, fitting: Quote | undefined): boolean {
  const { uri, range, text, whole } = quote;
  if (earlier.uri !== uri || !isSame(earlier.range.start, range.start)) return false;
  if (earlier.text === text) return true;
  const length = fitting?.text.length ?? 1;
  const isBeginning = whole && !earlier.whole && text.startsWith(earlier.text);
  return isBeginning && AS_GOOD_SHARE * length <= earlier.text.length;
}

function isSame(one: Spot, other: Spot): boolean {
  return one.line === other.line && one.character === other.character;
}

/** The quote itself where it fits, else as many of its lines as do; undefined where too few do. */
function beginningOf(quote: Quote, room: number, count: TokenCount): Quote | undefined {
  // What is longer than this fits in no case, and is not looked at.
  const unitsMax = count.unitsFor(room + 1);
  if (quote.text.length <= unitsMax && quoteTokens(quote, count) <= room) return quote;
  const lines = quote.text.slice(0, unitsMax).split(/(?<=\n)/);
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const tokens = quoteTokens(firstLines(quote, lines, middle), count);
    if (tokens <= room) low = middle;
    else high = middle - 1;
  }
  if (low === 0) return undefined;
  const first = firstLines(quote, lines, low);
  return count.tokensOf(first.text) < PIECE_TOKENS_MIN ? undefined : first;
}

function firstLines(quote: Quote, lines: readonly string[], length: number): Quote {
  const { start } = quote.range;
  const range = { start, end: { line: start.line + length, character: 0 } };
  return { ...quote, range, whole: false, text: lines.slice(0, length).join('') };
}

function leftOf(quote: Quote, fitting: Quote | undefined, count: TokenCount): Source {
  const { uri, range } = quote;
  const tokens = quoteTokens(quote, count) - (fitting ? quoteTokens(fitting, count) : 0);
  return {
    uri,
    range: fitting ? { start: fitting.range.end, end: range.end } : range,
    why: `${fitting ? 'the rest of it' : quote.why}: does not fit into the context of the model`,
    tokens: Math.max(0, tokens),
    left: true,
  };
}

/** A quote with what stands around it; two line breaks part it from what follows. */
export function quoteTokens(quote: Quote, count: TokenCount): number {
  return count.tokensOf(`${quoteText(quote)}\n\n`);
}
