import type { Method } from '../protocol/methods.js';

/** A question whose answer is shown while it comes. */
export interface PiecewiseQuestion {
  readonly method: Method;
  readonly params: object;
  readonly onPiece: (piece: unknown) => void;
  /** Ends the answer early; what came until then is the answer. */
  readonly signal: AbortSignal;
}
