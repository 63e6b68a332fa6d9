import type { Wait } from './exchange.js';

/**
 * A first token, or a loaded model, can take minutes: a slow disk, a long queue. A little less than
 * the five minutes after which Node's own fetch gives up, and Ollama's own loading.
 */
const FIRST_MS_MAX = 290_000;

/** How long a server may be silent, and what is wrong when it is silent for longer. */
export const WAITS = {
  /** Lists and descriptions come from memory and disk; a working server needs far less. */
  value: { ms: 5_000, kind: 'unreachable' },
  load: { ms: FIRST_MS_MAX, kind: 'failed', subject: 'loading took too long' },
  firstToken: { ms: FIRST_MS_MAX, kind: 'silent' },
  /** A large file is checked without a word. */
  download: { ms: FIRST_MS_MAX, kind: 'broken', subject: 'nothing more came' },
  /** The slowest model that anyone bears makes a token in a few seconds. */
  nextToken: { ms: 30_000, kind: 'broken', subject: 'nothing more came' },
} as const satisfies Record<string, Wait>;

/** Of the answer to a conversation: some hundred thousand tokens, a line or an event each. */
export const CHAT_BYTES_MAX = 64 << 20;
