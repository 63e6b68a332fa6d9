import type {
  FillPiece,
  FillRequest,
  FillUsage,
  ModelFault,
  TextPiece,
} from '../../src/core/models/modelRuntime.js';
import { settled } from './handClock.js';
import { ScriptedRuntime } from './scriptedRuntime.js';

/** One request to a model that the test holds in its hand: it says what the test says, when it does. */
export class HeldRequest {
  readonly request: FillRequest;
  /** Whether nobody listens any more: the socket is closed. */
  closed = false;
  #pieces: (FillPiece | ModelFault | 'end')[] = [];
  #wake: () => void = () => undefined;

  constructor(request: FillRequest) {
    this.request = request;
  }

  /** Each text is a token. */
  async say(...tokens: readonly (string | Omit<TextPiece, 'kind'>)[]): Promise<void> {
    for (const token of tokens) {
      this.#pieces.push({ kind: 'text', ...(typeof token === 'string' ? { text: token } : token) });
      this.#wake();
      await settled();
    }
  }

  /** The model has no more to say; with `usage` the server counts. */
  async end(usage?: Partial<FillUsage>): Promise<void> {
    const counts = { promptTokens: 1, promptMs: 1, generatedTokens: 1, generatedMs: 1, ...usage };
    this.#pieces.push({ kind: 'end', usage: counts }, 'end');
    this.#wake();
    await settled();
  }

  async fail(fault: ModelFault): Promise<void> {
    this.#pieces.push(fault);
    this.#wake();
    await settled();
  }

  async *stream(signal: AbortSignal): AsyncGenerator<FillPiece> {
    try {
      for (;;) {
        signal.throwIfAborted();
        const piece = this.#pieces.shift();
        if (piece === 'end') return;
        if (piece instanceof Error) throw piece;
        if (piece) yield piece;
        else await this.#next(signal);
      }
    } finally {
      this.closed = true;
    }
  }

  #next(signal: AbortSignal): Promise<void> {
    return new Promise(resolve => {
      this.#wake = resolve;
      signal.addEventListener('abort', () => {
        resolve();
      });
    });
  }
}

/** A server of models whose answers the test gives, token by token. */
export class HeldRuntime extends ScriptedRuntime {
  readonly held: HeldRequest[] = [];

  /** The request that came last. */
  get newest(): HeldRequest {
    const newest = this.held.at(-1);
    if (!newest) throw new Error('nothing was asked');
    return newest;
  }

  override fill(request: FillRequest, signal: AbortSignal): AsyncIterable<FillPiece> {
    this.asked.push(request);
    const held = new HeldRequest(request);
    this.held.push(held);
    this.openMost = Math.max(this.openMost, this.held.filter(({ closed }) => !closed).length);
    return held.stream(signal);
  }
}
