import type { ReadyModel } from './readiness.js';
import { rolesOf } from './describeModel.js';
import {
  type InstalledModel,
  type LoadedModel,
  ModelFault,
  type ModelRuntime,
  OLLAMA,
} from './modelRuntime.js';

/** A model that answers, in memory, and what to send as context length so that it stays there. */
export type ReadyChat = Omit<ReadyModel, 'family'>;

/** What the settings say of a model that answers. */
export interface WantedChat {
  /** Empty: the one in memory, or else the best installed. */
  readonly model: string;
  /** In tokens; 0 takes what the server has. */
  readonly contextLength: number;
  readonly keepAlive: string;
}

interface ChosenChat {
  readonly name: string;
  /** Undefined where it is not in memory. */
  readonly there: LoadedModel | undefined;
}

/** The context that Ollama loads with on a machine with little video memory, in tokens. */
const CONTEXT_ASSUMED = 4096;

/**
 * Brings the model that answers into memory, or finds it there.
 *
 * Rejects with a `ModelFault`: `missing` where there is none, `remote` where it runs elsewhere,
 * `unable` where it was not taught to answer.
 */
export async function readyChat(
  runtime: Pick<ModelRuntime, 'server' | 'installed' | 'loaded' | 'load'>,
  wanted: WantedChat,
  signal: AbortSignal,
): Promise<ReadyChat> {
  const { name, there } = await chosenChat(runtime, wanted.model, signal);
  const fits = wanted.contextLength === 0 || there?.contextLength === wanted.contextLength;
  if (there && fits) return readyAs(name, there.contextLength);
  const contextLength = wanted.contextLength === 0 ? undefined : wanted.contextLength;
  const keepAlive = wanted.keepAlive === '' ? undefined : wanted.keepAlive;
  await runtime.load({ model: name, contextLength, keepAlive }, signal);
  const after = (await runtime.loaded(signal)).find(model => model.name === name);
  return readyAs(name, after?.contextLength ?? contextLength);
}

/** The model that would answer now, and what of it is in memory. Rejects as `readyChat` does. */
export async function chosenChat(
  runtime: Pick<ModelRuntime, 'server' | 'installed' | 'loaded'>,
  wanted: string,
  signal: AbortSignal,
): Promise<ChosenChat> {
  const [installed, loaded] = await Promise.all([
    runtime.installed(signal),
    runtime.loaded(signal),
  ]);
  const inMemory = new Set(loaded.map(({ name }) => name));
  const name = chooseChatModel(wanted, installed, inMemory, runtime.server);
  return { name, there: loaded.find(model => model.name === name) };
}

/**
 * The model that answers: the one that is wanted; else one in memory, since a second one may not
 * fit beside it; else the biggest that an ordinary machine bears.
 */
export function chooseChatModel(
  wanted: string,
  installed: readonly InstalledModel[],
  inMemory: ReadonlySet<string>,
  server = OLLAMA,
): string {
  if (wanted !== '') return named(wanted, installed, server);
  const [best] = installed
    .filter(model => !model.remote && answers(model))
    .map(model => ({ name: model.name, rank: rankOf(model, inMemory) }))
    .sort((one, other) => other.rank - one.rank);
  if (!best) throw new ModelFault('missing', '', server);
  return best.name;
}

function named(wanted: string, installed: readonly InstalledModel[], server: string): string {
  const full = wanted.includes(':') ? wanted : `${wanted}:latest`;
  const model = installed.find(({ name }) => name === wanted || name === full);
  if (!model) throw new ModelFault('missing', wanted, server);
  if (model.remote) throw new ModelFault('remote', model.name, server);
  if (!answers(model)) throw new ModelFault('unable', model.name, server);
  return model.name;
}

/** A server that tells no capabilities leaves it to the name. */
function answers(model: InstalledModel): boolean {
  const capabilities = model.capabilities.length === 0 ? ['completion'] : model.capabilities;
  return rolesOf({ ...model, capabilities }, undefined).includes('chat');
}

/** About what a machine with 16 GB bears, on disk, in bytes. */
const COMFORTABLE_BYTES = 6e9;

/** Higher is better: in memory, then of a comfortable size, then bigger. */
function rankOf({ name, size }: InstalledModel, inMemory: ReadonlySet<string>): number {
  const comfortable = size <= COMFORTABLE_BYTES ? size : COMFORTABLE_BYTES / size;
  return (inMemory.has(name) ? 1e12 : 0) + comfortable;
}

function readyAs(name: string, contextLength: number | undefined): ReadyChat {
  return { name, contextLength: contextLength ?? CONTEXT_ASSUMED, echo: contextLength };
}
