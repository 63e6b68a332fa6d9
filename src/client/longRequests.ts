import { type Method, METHODS } from '../protocol/methods.js';

/** What a person calls the answers that a model is busy with. */
const ANSWERS: Readonly<Partial<Record<Method, string>>> = {
  [METHODS.chatSend]: 'The chat’s answer',
  [METHODS.chatAgain]: 'The chat’s answer',
  [METHODS.chatContinue]: 'The chat’s answer',
  [METHODS.actionRun]: 'The answer to another action',
  [METHODS.commitMessage]: 'The commit message',
};

const TICK_MS = 1_000;

/** What takes longer than this is worth a number. */
const SECONDS_SHOWN_FROM = 3;

/** The requests that take long, in the order in which they were begun. */
export class LongRequests {
  readonly #running = new Set<{ readonly method: Method }>();

  /**
   * Notes that a request begins; `onWait` is told at once and each second what was begun before it
   * and still runs, which may be what it waits for, and how long. Returns what notes its end.
   */
  begin(method: Method, onWait?: (words: string) => void): () => void {
    const ahead = [...this.#running];
    const request = { method };
    this.#running.add(request);
    const beganAt = Date.now();
    const tell = (): void => {
      const first = ahead.find(each => this.#running.has(each) && ANSWERS[each.method]);
      const words = waitingWords(first?.method, Math.round((Date.now() - beganAt) / TICK_MS));
      if (words !== '') onWait?.(words);
    };
    tell();
    const ticking = onWait && setInterval(tell, TICK_MS);
    return () => {
      clearInterval(ticking);
      this.#running.delete(request);
    };
  }
}

/** Empty where there is nothing to say yet. */
function waitingWords(ahead: Method | undefined, seconds: number): string {
  const answer = ahead && ANSWERS[ahead];
  const words = [
    ...(answer === undefined ? [] : [`${answer} is still being written …`]),
    ...(seconds < SECONDS_SHOWN_FROM ? [] : [`${seconds} s`]),
  ];
  return words.join(' ');
}
