/** `cove/figures`, a notification to the client: what was measured while the person works. */
export interface FiguresParams {
  /** Tokens that the model answers in a second; missing until an answer was long enough to tell. */
  readonly tokensPerSecond?: number;
  /** The share of a prompt that the server had read already, from 0 to 1; missing before any. */
  readonly reused?: number;
  /** How many suggestions were taken today, by a key or by typing them, in all windows. */
  readonly acceptedToday: number;
}
