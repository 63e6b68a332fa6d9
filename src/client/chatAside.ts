import type { Message } from '../protocol/panel/shapes.js';
import type { Heard } from './chatTurn.js';

/** An answer of a conversation that is not shown. */
export interface Aside {
  readonly answer: Promise<Message>;
  /** Shows the conversation, in which the answer goes on. */
  readonly show: () => Promise<void>;
}

/** Who follows one answer, whatever conversation is shown meanwhile. */
export interface Follower {
  onHeard(heard: Heard): void;
  /** Told now and then how long it has waited, and for what else. */
  onWait(words: string): void;
  /** Stops the answer. */
  readonly signal: AbortSignal;
}
