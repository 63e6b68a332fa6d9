import type { CursorSite } from '../text/cursorSite.js';
import type { Suggestion } from './suggestion.js';

/** More than these nobody goes through; typing is quicker. */
const CANDIDATES_MAX = 4;

/** What was offered for the place where a person asks by a command: one more each time. */
export class Candidates {
  #site: CursorSite | undefined;
  #offered: readonly Suggestion[] = [];

  /** What was offered there, the first one first; empty at another place. */
  at(site: CursorSite): readonly Suggestion[] {
    return this.#site && isSame(this.#site, site) ? this.#offered : [];
  }

  /** Whether there is room for one more. */
  get isFull(): boolean {
    return CANDIDATES_MAX <= this.#offered.length;
  }

  /** All that is offered there by now; a block that has grown since is one with its first lines. */
  add(site: CursorSite, suggestion: Suggestion): readonly Suggestion[] {
    const offered = this.at(site);
    const known = offered.findIndex(({ text }) => isGrownFrom(text, suggestion.text));
    this.#site = site;
    this.#offered = known < 0 ? [...offered, suggestion] : offered.with(known, suggestion);
    return this.#offered;
  }

  forget(): void {
    this.#site = undefined;
    this.#offered = [];
  }
}

/** Whether the second is the first one, or that with more lines. */
function isGrownFrom(first: string, text: string): boolean {
  return text === first || text.startsWith(`${first}\n`);
}

function isSame(one: CursorSite, other: CursorSite): boolean {
  return one.uri === other.uri && one.before === other.before && one.after === other.after;
}
