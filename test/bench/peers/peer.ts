import {
  type Competitor,
  type DocumentFile,
  gone,
  type Site,
  type Suggestion,
} from '../typing/document.js';
import type { Server } from './stream.js';

/** What a tool does by its defaults, in words, for the page that reports the figures. */
export interface Policy {
  /** Before a request leaves, besides the 50 ms that the editor waits. */
  readonly wait: string;
  /** What happens to a suggestion while its text is typed. */
  readonly reuse: string;
  readonly window: string;
  readonly limit: string;
  /** What happens to a request that no longer fits. */
  readonly stale: string;
  /** Where the constants are written down. */
  readonly source: string;
}

/** The completions of one tool in one document. */
export type Completer = (site: Site, signal: AbortSignal) => Promise<Suggestion | undefined>;

/**
 * Another tool, as its defaults make it ask: when it asks, with which prompt, what it does with
 * the stream, and when it shows something. All context from other files is left out, which can
 * only make a peer faster.
 */
export interface Peer {
  readonly name: string;
  readonly policy: Policy;
  readonly start: (server: Server) => Completer;
}

/** A peer as an editor sees it. It needs no start, and a server that is gone is no fault of its. */
export function competing({ name, start }: Peer, server: Server): Competitor {
  const complete = start(server);
  let closed = false;
  return {
    name,
    open: () => Promise.resolve(),
    change: () => undefined,
    move: () => undefined,
    ask: async (site, signal) => {
      try {
        return await complete(site, signal);
      } catch (error) {
        if (closed || gone(signal)) return undefined;
        throw error;
      }
    },
    close: () => {
      closed = true;
      return Promise.resolve();
    },
  };
}

/** The file of the trace. */
const TRACED: DocumentFile = {
  ...{ path: 'src/tides.ts', language: 'typescript', title: 'TypeScript', comment: '//' },
};

/** The file that is completed. */
export function fileOf({ file = TRACED }: Site): DocumentFile {
  return file;
}

/** Qwen's layout as its authors give it: before, after, then the hole. */
export function prefixFirst(before: string, after: string): string {
  return `<|fim_prefix|>${before}<|fim_suffix|>${after}<|fim_middle|>`;
}

/** The last lines of a text: as many as are asked for, the one that is not complete included. */
export function lastLines(text: string, count: number): string {
  return text.split('\n').slice(-count).join('\n');
}

export function firstLines(text: string, count: number): string {
  return text.split('\n').slice(0, count).join('\n');
}

/** What lies around the cursor. */
export function sidesOf({ text, cursor }: Site): {
  readonly before: string;
  readonly after: string;
} {
  return { before: text.slice(0, cursor), after: text.slice(cursor) };
}
