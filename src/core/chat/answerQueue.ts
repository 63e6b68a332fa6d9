import { untilAborted } from '../base/untilAborted.js';

/** A conversation, as a person knows it. */
export interface Named {
  readonly session: string;
  readonly title: string;
}

/** A conversation whose answer is wanted. */
export interface Waiting {
  readonly model: string;
  readonly asker: Named;
  /** Told whose answer comes first, and again where that is another one's. */
  readonly onWait: (ahead: Named) => void;
}

interface Place {
  readonly asker: Named;
  readonly left: Promise<void>;
}

/**
 * The answers of one model, one after the other, as they were asked for: two at once would both be
 * slow, and a server that remembers one prompt alone would read each anew.
 */
export class AnswerQueue {
  readonly #lines = new Map<string, Place[]>();

  /** Resolves when an answer may begin, with what lets the next one begin; rejects for an abort. */
  async turnOf({ model, asker, onWait }: Waiting, signal: AbortSignal): Promise<() => void> {
    const line = this.#lines.get(model) ?? [];
    this.#lines.set(model, line);
    let tell = (): void => undefined;
    const own = { asker, left: new Promise<void>(resolve => (tell = resolve)) };
    line.push(own);
    const leave = (): void => {
      line.splice(line.indexOf(own), 1);
      if (line.length === 0) this.#lines.delete(model);
      tell();
    };
    try {
      for (let [ahead] = line; ahead && ahead !== own; [ahead] = line) {
        onWait(ahead.asker);
        await untilAborted(ahead.left, signal);
      }
    } catch (error) {
      leave();
      throw error;
    }
    return leave;
  }
}
