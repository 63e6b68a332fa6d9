import * as v from 'valibot';
import type {
  FillPiece,
  InstalledModel,
  LoadedModel,
  ModelDetails,
  PullPiece,
  ModelSigns,
} from '../../core/models/modelRuntime.js';
import { isRemote } from '../../core/privacy/remoteModel.js';

/** What Ollama says, taken for nothing more than a value of unknown shape. */

const Text = v.fallback(v.string(), '');
const Measure = v.fallback(v.pipe(v.number(), v.finite(), v.minValue(0)), 0);
const MaybeMeasure = v.fallback(
  v.optional(v.pipe(v.number(), v.finite(), v.minValue(1))),
  undefined,
);
const Models = v.object({ models: v.nullable(v.array(v.unknown()), []) });

const Details = v.object({ family: Text, parameter_size: Text, quantization_level: Text });

const Tag = v.object({
  name: Text,
  model: Text,
  size: Measure,
  details: v.fallback(Details, { family: '', parameter_size: '', quantization_level: '' }),
  capabilities: v.fallback(v.array(Text), []),
  remote_host: Text,
  remote_model: Text,
});

const Running = v.object({
  name: Text,
  model: Text,
  context_length: MaybeMeasure,
  size: Measure,
  size_vram: Measure,
});

const Info = v.fallback(v.record(v.string(), v.unknown()), {});

const Show = v.object({
  capabilities: v.fallback(v.array(Text), []),
  model_info: Info,
  remote_host: Text,
  remote_model: Text,
});

const Verbose = v.object({ template: Text, model_info: Info });

const Tokens = v.fallback(v.array(v.unknown()), []);

const Token = v.object({ token: Text });

/** Of a token that was certain, servers may say a little more than nothing. */
const Logprob = v.fallback(v.optional(v.pipe(v.number(), v.finite(), v.maxValue(0))), undefined);

const Logprobs = v.fallback(
  v.optional(v.array(v.object({ logprob: Logprob, top_logprobs: v.fallback(v.array(Token), []) }))),
  undefined,
);

const Line = v.object({
  response: Text,
  logprobs: Logprobs,
  done: v.fallback(v.boolean(), false),
  prompt_eval_count: MaybeMeasure,
  prompt_eval_duration: Measure,
  eval_count: MaybeMeasure,
  eval_duration: Measure,
});

const NANOSECONDS_IN_A_MS = 1e6;

const Pulled = v.object({
  status: Text,
  digest: Text,
  total: MaybeMeasure,
  completed: v.fallback(v.optional(v.pipe(v.number(), v.minValue(0))), undefined),
});

const Message = v.object({ message: v.object({ content: Text }) });

const Cloud = v.object({ cloud: v.object({ disabled: v.boolean() }) });

const Version = v.object({ version: v.string() });

const Done = v.object({ done: v.literal(true) });

/** The version that `/api/version` tells; undefined where it tells none. */
export function versionIn(answer: unknown): string | undefined {
  const read = v.safeParse(Version, answer);
  return read.success ? read.output.version : undefined;
}

/** Whether `/api/status` says that the server has a cloud; undefined where it does not say. */
export function cloudIn(answer: unknown): boolean | undefined {
  const read = v.safeParse(Cloud, answer);
  return read.success ? !read.output.cloud.disabled : undefined;
}

/** The models that `/api/tags` lists; undefined where it is no list. */
export function installedIn(answer: unknown): readonly InstalledModel[] | undefined {
  return entriesIn(answer)?.flatMap(entry => {
    const read = v.safeParse(Tag, entry);
    if (!read.success) return [];
    const { model, name: label, size, details, capabilities, ...remote } = read.output;
    const name = label === '' ? model : label;
    if (name === '') return [];
    return {
      name,
      size,
      architecture: details.family,
      parameters: details.parameter_size,
      quantization: details.quantization_level,
      capabilities: filled(capabilities),
      remote: remotely(name, remote),
    };
  });
}

/** The models that `/api/ps` lists; undefined where it is no list. */
export function loadedIn(answer: unknown): readonly LoadedModel[] | undefined {
  return entriesIn(answer)?.flatMap(entry => {
    const read = v.safeParse(Running, entry);
    if (!read.success) return [];
    const { model, name: label, context_length, size, size_vram } = read.output;
    const name = label === '' ? model : label;
    const memory = size === 0 ? {} : { bytes: size, onGraphics: Math.min(1, size_vram / size) };
    return name === '' ? [] : { name, contextLength: context_length, ...memory };
  });
}

/** Whether an answer without text says that what was asked for is done; undefined where it does not. */
export function doneIn(answer: unknown): true | undefined {
  return v.is(Done, answer) || undefined;
}

/** What `/api/show` tells of the model `name`; undefined where it makes no sense. */
export function detailsIn(answer: unknown, name: string): ModelDetails | undefined {
  const read = v.safeParse(Show, answer);
  if (!read.success) return undefined;
  const { capabilities, model_info, ...remote } = read.output;
  return {
    capabilities: filled(capabilities),
    contextLength: contextLengthIn(model_info),
    remote: remotely(name, remote),
  };
}

/** What a verbose `/api/show` tells of a model's family; undefined where it makes no sense. */
export function signsIn(answer: unknown): ModelSigns | undefined {
  const read = v.safeParse(Verbose, answer);
  if (!read.success) return undefined;
  const { template, model_info } = read.output;
  const tokens = v.parse(Tokens, model_info['tokenizer.ggml.tokens']);
  return { template, vocabulary: new Set(tokens.filter(token => typeof token === 'string')) };
}

function filled(words: readonly string[]): readonly string[] {
  return words.filter(word => word !== '');
}

interface RemoteFields {
  readonly remote_host: string;
  readonly remote_model: string;
}

function remotely(name: string, { remote_host, remote_model }: RemoteFields): boolean {
  return isRemote({ name, remoteHost: remote_host, remoteModel: remote_model });
}

function entriesIn(answer: unknown): readonly unknown[] | undefined {
  const read = v.safeParse(Models, answer);
  return read.success ? read.output.models : undefined;
}

/** The keys carry the architecture, as in `qwen2.context_length`. */
function contextLengthIn(info: Readonly<Record<string, unknown>>): number {
  const lengths = Object.entries(info)
    .filter(([key]) => key.endsWith('.context_length'))
    .map(([, length]) => v.parse(Measure, length));
  return Math.max(0, ...lengths);
}

/** The pieces that one line of `/api/generate` is. */
export function piecesIn(line: unknown): readonly FillPiece[] {
  const read = v.safeParse(Line, line);
  if (!read.success) return [];
  const {
    response,
    logprobs = [],
    done,
    prompt_eval_count,
    eval_count,
    ...durations
  } = read.output;
  const pieces: FillPiece[] = response === '' ? [] : [textOf(response, logprobs)];
  if (!done || (prompt_eval_count === undefined && eval_count === undefined)) return pieces;
  const usage = {
    promptTokens: prompt_eval_count ?? 0,
    promptMs: durations.prompt_eval_duration / NANOSECONDS_IN_A_MS,
    generatedTokens: eval_count ?? 0,
    generatedMs: durations.eval_duration / NANOSECONDS_IN_A_MS,
  };
  return [...pieces, { kind: 'end', usage }];
}

/** The pieces that one line of `/api/chat` is. */
export function spokenIn(line: unknown): readonly FillPiece[] {
  const read = v.safeParse(Message, line);
  const response = read.success ? read.output.message.content : '';
  return typeof line === 'object' ? piecesIn({ ...line, response }) : [];
}

/** What one line of `/api/pull` tells; an empty list where it tells nothing. */
export function pulledIn(line: unknown): readonly PullPiece[] {
  const read = v.safeParse(Pulled, line);
  if (!read.success || read.output.status === '') return [];
  const { status, digest, total, completed = 0 } = read.output;
  const file = digest === '' || total === undefined ? undefined : { digest, total, completed };
  return [file ? { status, file } : { status }];
}

/** A character that is not whole: some tokens are pieces of one. */
const BROKEN_CHARACTER = '\ufffd';

/** A text of some tokens; of several nobody can say what else they might have been. */
export function textOf(text: string, logprobs: readonly TokenLogprobs[]): FillPiece {
  const [first, ...others] = logprobs;
  if (!first) return { kind: 'text', text };
  const sureness = surenessOf(logprobs);
  if (0 < others.length) return { kind: 'text', text, ...sureness };
  const alternatives = first.top_logprobs
    .map(({ token }) => token)
    .filter(token => token !== '' && !token.includes(BROKEN_CHARACTER));
  return { kind: 'text', text, ...sureness, alternatives };
}

/** What a server tells of one token. */
export interface TokenLogprobs {
  readonly logprob?: number | undefined;
  readonly top_logprobs: readonly { readonly token: string }[];
}

/** Of several tokens it is that of the least sure one. */
function surenessOf(logprobs: readonly TokenLogprobs[]): { readonly logprob?: number } {
  const told = logprobs.flatMap(({ logprob }) => logprob ?? []);
  return told.length === 0 ? {} : { logprob: Math.min(...told) };
}
