import type { ChosenModel } from './chooseModel.js';
import type { Finding } from './finding.js';
import type { Family } from './families.js';
import {
  type FillPiece,
  type FillRequest,
  type LoadedModel,
  type ModelRuntime,
  OLLAMA,
} from './modelRuntime.js';
import { CONTEXT_SMALL } from './notes.js';

/** A model in memory, and what asks it. */
export interface FillSubject {
  readonly runtime: ModelRuntime;
  readonly model: ChosenModel;
  readonly loaded: LoadedModel | undefined;
}

type Found = Omit<Finding, 'check'>;

/** Enough tokens to tell a speed by, and not a second long on any machine that is of use. */
const SPEED_TOKENS = 16;

/** Where the model lies, and how much it can see. */
export function memoryFound(loaded: LoadedModel | undefined): Found {
  if (!loaded) return { ok: true, detail: 'No; the next request loads it.' };
  const { contextLength, bytes, onGraphics } = loaded;
  const told = [
    ...(bytes === undefined ? [] : [`${(bytes / 1e9).toFixed(1)} GB`]),
    ...(onGraphics === undefined ? [] : [graphicsWords(onGraphics)]),
    ...(contextLength === undefined ? [] : [`with ${contextLength} tokens of context`]),
  ];
  const detail = `${['Yes', ...told].join(', ')}.`;
  const weak = onGraphics === 0 ? ({ weak: true } as const) : {};
  if (contextLength === undefined || CONTEXT_SMALL <= contextLength) {
    return { ok: true, ...weak, detail };
  }
  return { ok: false, detail, remedy: 'Set "cove.ollama.contextLength" to 4096 or more.' };
}

function graphicsWords(share: number): string {
  if (share === 0) return 'all of it on the processor, which is slower than graphics';
  return `${Math.floor(share * 100)} % of it on graphics`;
}

/** Whether the marks of the family are tokens of the model, as its own count of them tells. */
export async function marksFound(subject: FillSubject, signal: AbortSignal): Promise<Found> {
  const { family } = subject.model;
  const { signs: marks } = family;
  if (marks.length === 0) return { ok: true, detail: 'None: the family fills in no middle.' };
  const { usage } = await told(subject, { prompt: marks.join(''), maxTokens: 1 }, signal);
  if (!usage) return { ok: true, detail: 'The server does not count them.' };
  // A token that opens each text may stand before them.
  const ok = usage.promptTokens <= marks.length + 2;
  if (ok) return { ok, detail: `${marks.join(' ')} are tokens of the model.` };
  return {
    ok,
    detail: `${marks.join(' ')} are ${usage.promptTokens} tokens to the model, so they mean nothing to it.`,
    remedy: 'Set "cove.completion.family" to the family of the model, or choose another model.',
  };
}

/** Whether the model says something where there is a hole, and how fast. */
export async function speedFound(subject: FillSubject, signal: AbortSignal): Promise<Found> {
  const prompt = holeFor(subject.model.family);
  const { text, usage } = await told(subject, { prompt, maxTokens: SPEED_TOKENS }, signal);
  if (text === '') {
    return {
      ok: false,
      detail: 'The model answered with nothing.',
      remedy: 'Try another model, or update Ollama.',
    };
  }
  if (!usage || usage.generatedMs === 0) return { ok: true, detail: 'Yes.' };
  const speed = Math.round((usage.generatedTokens * 1_000) / usage.generatedMs);
  return { ok: true, detail: `Yes, ${speed} tokens a second.` };
}

/** What has a server answer several at once, by its name. */
const PARALLEL: Readonly<Record<string, string>> = {
  [OLLAMA]: ' OLLAMA_NUM_PARALLEL=2 changes that, and takes more memory.',
  'llama-server': ' "--parallel 2" changes that, and shares its context between the two.',
};

/** Whether two requests are answered side by side, or one after the other. */
export async function slotsFound(subject: FillSubject, signal: AbortSignal): Promise<Found> {
  const prompt = holeFor(subject.model.family);
  const heard: number[] = [];
  const ask = async (which: number): Promise<void> => {
    const request = requestFor(subject, { prompt, maxTokens: SPEED_TOKENS });
    for await (const piece of subject.runtime.fill(request, signal)) {
      if (piece.kind === 'text') heard.push(which);
    }
  };
  await Promise.all([ask(1), ask(2)]);
  const [first] = heard;
  const other = heard.findIndex(which => which !== first);
  const side = 0 <= other && heard.slice(other).some(which => which === first);
  return {
    ok: true,
    detail: side
      ? 'Several: an answer of the chat and a completion go on side by side.'
      : `One: an answer of the chat and a completion wait for each other.${PARALLEL[subject.runtime.server] ?? ''}`,
  };
}

interface Told {
  readonly text: string;
  readonly usage: Extract<FillPiece, { kind: 'end' }>['usage'] | undefined;
}

/** To the end, though the first piece tells: whoever closes there can leave Ollama hanging. */
async function told(subject: FillSubject, asked: Asked, signal: AbortSignal): Promise<Told> {
  let text = '';
  let usage: Told['usage'];
  for await (const piece of subject.runtime.fill(requestFor(subject, asked), signal)) {
    if (piece.kind === 'text') text += piece.text;
    else usage = piece.usage;
  }
  return { text, usage };
}

type Asked = Pick<FillRequest, 'prompt' | 'maxTokens'>;

function requestFor({ model, loaded }: FillSubject, asked: Asked): FillRequest {
  return {
    ...asked,
    model: model.name,
    stop: [],
    sureness: false,
    alternatives: 0,
    contextLength: loaded?.contextLength,
    keepAlive: undefined,
    files: [],
  };
}

/** A line of nobody's code with a hole in it. */
function holeFor(family: Family): string {
  return family.render({ before: 'print("hel', typed: '', after: '")\n' });
}
