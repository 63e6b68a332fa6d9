import type { Clock } from '../base/clock.js';
import type { FillRequest, ModelRuntime } from './modelRuntime.js';

/** How long a doubted server may take for one token, in ms, before the person is told. */
const PROOF_MS_MAX = 3_000;

export interface ProofDeps {
  readonly runtime: Pick<ModelRuntime, 'fill'>;
  readonly clock: Clock;
  /** Told once where the token takes long; it is waited for all the same. */
  readonly onLate: () => void;
}

/** Resolves once the model said the token that `proof` asks for; rejects with a `ModelFault`. */
export async function provesItself(
  { runtime, clock, onLate }: ProofDeps,
  proof: FillRequest,
  signal: AbortSignal,
): Promise<void> {
  const proven = new AbortController();
  clock.pause(PROOF_MS_MAX, AbortSignal.any([proven.signal, signal])).then(onLate, () => undefined);
  try {
    // To the end, though the first piece tells: whoever closes there can leave Ollama hanging.
    for await (const piece of runtime.fill(proof, signal)) {
      if (piece.kind === 'text') proven.abort();
    }
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
