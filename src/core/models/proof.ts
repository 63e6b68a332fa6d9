import type { Clock } from '../base/clock.js';
import { type FillRequest, ModelFault, type ModelRuntime } from './modelRuntime.js';

/** How long a doubted server may take for one token, in ms, before the person is told. */
const PROOF_MS_MAX = 3_000;

export interface ProofDeps {
  readonly runtime: Pick<ModelRuntime, 'fill' | 'unload'>;
  readonly clock: Clock;
  /** Told once where the token takes long; it is waited for all the same. */
  readonly onLate: () => void;
  /** How long it is waited for then, in ms. */
  readonly hungAfterMs: number;
  /** Asked after each such wait: whether the server is to be taken for one that hangs. */
  readonly hangs: () => boolean;
}

/**
 * Resolves once the model said the token that `proof` asks for; rejects with a `ModelFault`,
 * `silent` where the server hung.
 *
 * An Ollama that passes a line on to somebody who has just left waits for them for ever, and with
 * it everybody who asks the same model (seen on 0.32.15). Where nobody waits any more it still lets
 * go of the model, and with that of whoever waited; loaded anew, the model answers as if nothing
 * had been. One that is only busy with somebody else lets go when it has answered them.
 */
export async function provesItself(
  { runtime, clock, onLate, hungAfterMs, hangs }: ProofDeps,
  proof: FillRequest,
  signal: AbortSignal,
): Promise<void> {
  const proven = new AbortController();
  const hung = new AbortController();
  const until = AbortSignal.any([proven.signal, signal]);
  const watch = async (): Promise<void> => {
    await clock.pause(PROOF_MS_MAX, until);
    onLate();
    do await clock.pause(hungAfterMs, until);
    while (!hangs());
    hung.abort();
  };
  watch().catch(() => undefined);
  try {
    // To the end, though the first piece tells: whoever closes there can leave Ollama hanging.
    for await (const piece of runtime.fill(proof, AbortSignal.any([hung.signal, signal]))) {
      if (piece.kind === 'text') proven.abort();
    }
  } catch (error) {
    if (!hung.signal.aborted) throw error;
    await runtime.unload?.(proof.model, signal);
    throw new ModelFault('silent', proof.model);
  } finally {
    proven.abort();
  }
}

/** The shortest request there is, without a word of a person's. */
export function proofOf(model: string, contextLength: number | undefined): FillRequest {
  return {
    model,
    prompt: '1',
    stop: [],
    maxTokens: 1,
    sureness: false,
    alternatives: 0,
    contextLength,
    keepAlive: undefined,
    files: [],
  };
}
