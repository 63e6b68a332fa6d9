import type { CursorSite } from '../text/cursorSite.js';
import { type Budget, type PromptWindow, windowOf } from './window.js';

/** As many documents as a person moves between; one more only costs a cold prompt. */
const CAPACITY = 32;

/**
 * Remembers where each document's window starts, so that it stays there while the person types.
 */
export class WindowAnchors {
  readonly #starts = new Map<string, number>();

  windowOf(site: CursorSite, budget: Budget): PromptWindow {
    const window = windowOf(site, budget, this.#starts.get(site.uri));
    this.#starts.delete(site.uri);
    this.#starts.set(site.uri, window.start);
    const [oldest] = this.#starts.keys();
    if (CAPACITY < this.#starts.size && oldest !== undefined) this.#starts.delete(oldest);
    return window;
  }
}
