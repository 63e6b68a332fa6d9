import type { Spread } from '../typing/statistics.js';

/** All that was measured; what was not is undefined. */
export interface Results {
  readonly firstToken: FirstToken | undefined;
  readonly drawing: readonly Drawing[];
  /** From a page that is opened to one that can be typed into, in ms. */
  readonly opening: Spread | undefined;
  /** Script and styles, compressed, in bytes. */
  readonly size: number;
  readonly cache: CacheUse | undefined;
}

/** From a question to its first word, with a model that needs no time, in ms. */
export interface FirstToken {
  /** From the request to the first piece, through the server. */
  readonly server: readonly number[];
  /** From the first piece to its word on the screen, in the page. */
  readonly page: readonly number[];
}

/** How a page draws an answer that comes. */
export interface Drawing {
  /** What the answer is made of. */
  readonly of: string;
  /** How long the page works between two frames, in ms. */
  readonly work: Spread;
  /** Of the heap before what was streamed, and after. */
  readonly heapBytes: readonly [before: number, after: number];
}

/** What of the prompt of a second question the real server had read already, in tokens. */
export interface CacheUse {
  readonly model: string;
  readonly version: string;
  readonly promptTokens: number;
  readonly cachedTokens: number;
}
