import type { CursorSite } from '../text/cursorSite.js';
import type { Suggestion } from './suggestion.js';
import { typingsInto } from './typedSince.js';

/** How much the latest suggestion counts: some five decide. */
const WEIGHT = 0.2;

/** A guess, until this person is known. */
const SHARE_ASSUMED = 0.3;

/** With one in six taken, five that nobody reads are made for one that is there at once. */
const WORTH_PREPARING = 1 / 6;

interface Shown {
  readonly site: CursorSite;
  readonly suggestion: Suggestion;
}

/** With two in three taken, what comes after the next one is taken more often than not. */
const WORTH_MORE = 2 / 3;

/** How often this person takes what is suggested, by a key or by typing it. */
export class Acceptance {
  readonly #onTaken: () => void;
  #share = SHARE_ASSUMED;
  #shown: Shown | undefined;

  /** `onTaken` is told of each suggestion that was taken. */
  constructor(onTaken: () => void = () => undefined) {
    this.#onTaken = onTaken;
  }

  /** Whether what comes after a suggestion is worth asking for before it is taken. */
  get isLikely(): boolean {
    return WORTH_PREPARING <= this.#share;
  }

  /** Whether it is worth to look farther ahead than that. */
  get isHabit(): boolean {
    return WORTH_MORE <= this.#share;
  }

  shown(site: CursorSite, suggestion: Suggestion): void {
    this.#shown = { site, suggestion };
  }

  /**
   * A document changed: the suggestion was taken, or is typed along, or was not wanted. Whether the
   * person goes its way.
   */
  changed(uri: string, text: string): boolean {
    const shown = this.#shown;
    if (shown?.site.uri !== uri) return false;
    const { site, suggestion } = shown;
    const taken = text.startsWith(suggestion.text, site.before.length);
    if (!taken && isOnTheWay(shown, text)) return true;
    this.#learn(taken ? 1 : 0);
    if (taken) this.#onTaken();
    return taken;
  }

  #learn(taken: number): void {
    this.#share += (taken - this.#share) * WEIGHT;
    this.#shown = undefined;
  }
}

function isOnTheWay({ site, suggestion }: Shown, text: string): boolean {
  for (const { typed } of typingsInto(site, text)) {
    if (suggestion.text.startsWith(typed)) return true;
  }
  return false;
}
