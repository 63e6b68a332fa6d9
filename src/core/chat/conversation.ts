import type { Clock } from '../base/clock.js';
import { advance } from './advance.js';
import type { Session, SessionEvent } from './session.js';
import type { Sessions } from './sessions.js';

/** What a process that is killed can lose of an answer: well below a second. */
const SAVE_MS = 500;

export interface ConversationDeps {
  readonly sessions: Pick<Sessions, 'write'>;
  readonly clock: Clock;
}

/**
 * A session while it is answered: what happens to it, and its file, which is never further behind
 * than half a second.
 */
export class Conversation {
  readonly #deps: ConversationDeps;
  readonly #life = new AbortController();
  #session: Session;
  #saving: Promise<void> = Promise.resolve();
  #soon: Promise<void> | undefined;
  #isKept = true;
  #isDropped = false;

  constructor(session: Session, deps: ConversationDeps) {
    this.#session = session;
    this.#deps = deps;
  }

  get session(): Session {
    return this.#session;
  }

  /** Whether the file holds what was last to be kept. */
  get isKept(): boolean {
    return this.#isKept;
  }

  /** Whether the session was deleted, here or by another process. */
  get isDropped(): boolean {
    return this.#isDropped;
  }

  /** Aborts when the session is deleted, or its answer is over. */
  get signal(): AbortSignal {
    return this.#life.signal;
  }

  /** Something happened; it is kept soon. */
  tell(event: SessionEvent): void {
    this.#session = advance(this.#session, event);
    this.#soon ??= this.#keepSoon();
  }

  /** Resolves when all that happened is in the file, or could not be put there. */
  keep(): Promise<void> {
    this.#saving = this.#saving.then(async () => {
      if (this.#isDropped) return;
      try {
        this.#isDropped = !(await this.#deps.sessions.write(this.#session));
        this.#isKept = true;
        if (this.#isDropped) this.#life.abort();
      } catch {
        this.#isKept = false;
      }
    });
    return this.#saving;
  }

  /** The answer is over: resolves when all of it is in the file, and nothing is written later. */
  async close(): Promise<void> {
    await this.keep();
    this.#life.abort();
  }

  /** The session is deleted: the answer ends, and nothing is written any more. */
  async drop(): Promise<void> {
    this.#isDropped = true;
    this.#life.abort();
    await this.#saving;
  }

  async #keepSoon(): Promise<void> {
    try {
      await this.#deps.clock.pause(SAVE_MS, this.#life.signal);
    } catch {
      return;
    }
    this.#soon = undefined;
    await this.keep();
  }
}
