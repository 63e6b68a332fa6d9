import * as v from 'valibot';
import { generatesText } from '../../core/models/describeModel.js';
import type {
  FillPiece,
  FillUsage,
  InstalledModel,
  LoadedModel,
  ModelDetails,
} from '../../core/models/modelRuntime.js';
import { SIGNS } from '../../core/models/families.js';
import { isRemote } from '../../core/privacy/remoteModel.js';
import { type TokenLogprobs, textOf } from './ollamaWire.js';

/** What a server says, taken for nothing more than a value of unknown shape. */

const Text = v.fallback(v.string(), '');
const Count = v.fallback(v.optional(v.pipe(v.number(), v.finite(), v.minValue(1))), undefined);
const Ms = v.fallback(v.optional(v.pipe(v.number(), v.finite(), v.minValue(0))), undefined);
/** Of a token that was certain, servers may say a little more than nothing. */
const Logprob = v.fallback(v.optional(v.pipe(v.number(), v.finite(), v.maxValue(0))), undefined);

const List = v.object({ data: v.array(v.unknown()) });

const Meta = v.object({
  n_ctx: Count,
  n_ctx_train: Count,
  n_params: Count,
  size: Count,
  ftype: Text,
});
const NO_META = { ftype: '' };

/** A model in a list: the fields of the OpenAI API, and what each server adds to them. */
const Entry = v.object({
  id: Text,
  owned_by: Text,
  /** llama-server. */
  meta: v.fallback(Meta, NO_META),
  status: v.fallback(v.object({ value: Text }), { value: '' }),
  /** vLLM. */
  max_model_len: Count,
  /** LM Studio. */
  type: Text,
  arch: Text,
  quantization: Text,
  state: Text,
  max_context_length: Count,
  loaded_context_length: Count,
});

/** One model as a server's list tells of it. */
export interface ListedModel {
  readonly owner: string;
  readonly installed: InstalledModel;
  readonly details: ModelDetails;
  /** Undefined where it is not in memory. */
  readonly loaded: LoadedModel | undefined;
}

/** The models that `/v1/models` lists, or a list of the server's own; undefined where it is none. */
export function modelsIn(answer: unknown): readonly ListedModel[] | undefined {
  const read = v.safeParse(List, answer);
  if (!read.success) return undefined;
  return read.output.data.flatMap(entry => {
    const model = v.safeParse(Entry, entry);
    return model.success && model.output.id !== '' ? listed(model.output) : [];
  });
}

function listed(entry: v.InferOutput<typeof Entry>): ListedModel {
  const { id, owned_by: owner, meta, arch, type } = entry;
  const name = nameOf(id);
  const remote = isRemote({ name });
  const capabilities = CAPABILITIES[type] ?? capabilitiesBy(name, arch);
  const contextLength = entry.loaded_context_length ?? meta.n_ctx ?? entry.max_model_len;
  return {
    owner,
    installed: {
      name,
      size: meta.size ?? 0,
      architecture: arch,
      parameters: parametersOf(meta.n_params, name),
      quantization: entry.quantization || quantizationOf(meta.ftype || name),
      capabilities,
      remote,
    },
    details: {
      capabilities,
      contextLength: meta.n_ctx_train ?? entry.max_context_length ?? contextLength ?? 0,
      remote,
    },
    loaded: isLoaded(entry) ? { name, contextLength } : undefined,
  };
}

/**
 * Where llama-server is started with a file, the model is called by the file's whole path, and
 * answers to any name; a person wants to see, and to copy, the name of the file alone.
 */
function nameOf(id: string): string {
  return /^(?:\/|[a-z]:\\).*?([^/\\]+\.gguf)$/i.exec(id)?.[1] ?? id;
}

/** What LM Studio's kinds of models can do. */
const CAPABILITIES: Readonly<Record<string, readonly string[]>> = {
  llm: ['completion'],
  vlm: ['completion', 'vision'],
  embeddings: ['embedding'],
};

/** The other servers do not say what a model can do, so that its name has to. */
function capabilitiesBy(name: string, architecture: string): readonly string[] {
  return generatesText({ name, architecture, capabilities: [] }) ? ['completion'] : ['embedding'];
}

/** A server that says nothing of it lists what it has in memory. */
function isLoaded({ status, state }: v.InferOutput<typeof Entry>): boolean {
  const said = status.value || state;
  return said === '' || said === 'loaded';
}

/** Such as `1.5B`: as counted, or else as the name says; empty where neither tells. */
function parametersOf(count: number | undefined, name: string): string {
  if (count === undefined) {
    const [, billions] = /(?:^|[^a-z\d.])(\d+(?:\.\d+)?)b(?![a-z\d])/i.exec(name) ?? [];
    return billions === undefined ? '' : `${billions}B`;
  }
  return count < 1e9 ? `${Math.round(count / 1e6)}M` : `${(count / 1e9).toFixed(1)}B`;
}

/** As the servers and the names of files say it; empty where they do not. */
function quantizationOf(said: string): string {
  return /(?:I?Q\d\w*(?: - \w+)?|BF16|F(?:P)?(?:16|32|8)|AWQ|GPTQ|\dbit)/i.exec(said)?.[0] ?? '';
}

const Props = v.object({
  chat_template: Text,
  default_generation_settings: v.fallback(v.object({ n_ctx: Count }), {}),
});

/** What llama-server's `/props` tells of the model that is loaded. */
export interface Props {
  readonly template: string;
  readonly contextLength: number | undefined;
}

/** Undefined where it makes no sense. */
export function propsIn(answer: unknown): Props | undefined {
  const read = v.safeParse(Props, answer);
  if (!read.success) return undefined;
  const { chat_template: template, default_generation_settings: settings } = read.output;
  return { template, contextLength: settings.n_ctx };
}

/** The text in that field; undefined where there is none. */
export function fieldIn(answer: unknown, field: string): string | undefined {
  const read = v.safeParse(v.record(v.string(), v.unknown()), answer);
  const value = read.success ? read.output[field] : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Every sign of a family, parted by what no token holds beside it. */
export const SIGNS_AS_TEXT = SIGNS.map(sign => `\n\n${sign}`).join('');

const Pieces = v.object({
  tokens: v.fallback(v.array(v.object({ piece: v.unknown() })), []),
  token_strs: v.fallback(v.array(v.unknown()), []),
});

/** The signs that are one token each, as `/tokenize` tells; undefined where it makes no sense. */
export function signsIn(answer: unknown): ReadonlySet<string> | undefined {
  const read = v.safeParse(Pieces, answer);
  if (!read.success) return undefined;
  const pieces = [...read.output.tokens.map(({ piece }) => piece), ...read.output.token_strs];
  const texts = new Set(pieces.filter(piece => typeof piece === 'string').map(text => text.trim()));
  return new Set(SIGNS.filter(sign => texts.has(sign)));
}

const Top = v.object({ token: Text, logprob: v.fallback(v.number(), -Infinity) });

/** The tokens of a piece: as `/v1/completions` has them, or as llama-server does. */
const Logprobs = v.object({
  token_logprobs: v.fallback(v.array(Logprob), []),
  top_logprobs: v.fallback(v.array(v.fallback(v.record(v.string(), v.number()), {})), []),
  content: v.fallback(
    v.array(v.object({ logprob: Logprob, top_logprobs: v.fallback(v.array(Top), []) })),
    [],
  ),
});

const Choice = v.object({
  text: Text,
  delta: v.fallback(v.object({ content: Text }), { content: '' }),
  logprobs: v.fallback(v.optional(Logprobs), undefined),
});

const Usage = v.object({ prompt_tokens: Count, completion_tokens: Count });
const Timings = v.object({ prompt_ms: Ms, predicted_ms: Ms });

const Event = v.object({
  choices: v.fallback(v.array(v.unknown()), []),
  usage: v.fallback(v.optional(Usage), undefined),
  timings: v.fallback(v.optional(Timings), undefined),
});

/** What a server counted; how long it took where it says so. */
export interface Counted {
  readonly promptTokens: number;
  readonly generatedTokens: number;
  readonly promptMs: number | undefined;
  readonly generatedMs: number | undefined;
}

/** What one event of a stream tells. */
export interface Told {
  readonly pieces: readonly FillPiece[];
  /** The last one that comes holds; a server may tell it with each event. */
  readonly counted: Counted | undefined;
}

/** What one event of `/v1/completions` or `/v1/chat/completions` tells. */
export function toldIn(event: unknown): Told {
  const read = v.safeParse(Event, event);
  if (!read.success) return { pieces: [], counted: undefined };
  const { choices, usage, timings } = read.output;
  return { pieces: choices.slice(0, 1).flatMap(piecesOf), counted: countedOf(usage, timings) };
}

function piecesOf(choice: unknown): readonly FillPiece[] {
  const read = v.safeParse(Choice, choice);
  if (!read.success) return [];
  const { text, delta, logprobs } = read.output;
  const said = text + delta.content;
  return said === '' ? [] : [textOf(said, logprobs ? tokensOf(logprobs) : [])];
}

function tokensOf(logprobs: v.InferOutput<typeof Logprobs>): readonly TokenLogprobs[] {
  const { content, token_logprobs, top_logprobs } = logprobs;
  if (0 < content.length) return content;
  return token_logprobs.map((logprob, at) => ({
    logprob,
    top_logprobs: Object.entries(top_logprobs[at] ?? {})
      .sort(([, one], [, other]) => other - one)
      .map(([token]) => ({ token })),
  }));
}

function countedOf(
  usage: v.InferOutput<typeof Usage> | undefined,
  timings: v.InferOutput<typeof Timings> | undefined,
): Counted | undefined {
  if (!usage || (usage.prompt_tokens === undefined && usage.completion_tokens === undefined)) {
    return undefined;
  }
  return {
    promptTokens: usage.prompt_tokens ?? 0,
    generatedTokens: usage.completion_tokens ?? 0,
    promptMs: timings?.prompt_ms,
    generatedMs: timings?.predicted_ms,
  };
}

/** The counts with the times that were measured here, where the server told none. */
export function usageOf(
  counted: Counted,
  measured: Pick<FillUsage, 'promptMs' | 'generatedMs'>,
): FillUsage {
  return {
    promptTokens: counted.promptTokens,
    promptMs: counted.promptMs ?? measured.promptMs,
    generatedTokens: counted.generatedTokens,
    generatedMs: counted.generatedMs ?? measured.generatedMs,
  };
}
