import type { CursorSite } from '../text/cursorSite.js';
import type { Suggestion } from './suggestion.js';

/** As many as a person can undo back into; each is a few hundred bytes. */
const CAPACITY = 64;

/** How much of the text around the cursor tells one place from another, in UTF-16 units. */
const FINGERPRINT_UNITS = 256;

interface Remembered {
  readonly uri: string;
  readonly before: string;
  readonly after: string;
  readonly suggestion: Suggestion;
}

/**
 * The last few suggestions, so that typing along one does not ask the model again.
 *
 * With `foo(bar)` suggested at `foo█`, the site `foo(b█` is answered from memory with `ar)`.
 */
export class RecentSuggestions {
  #entries: readonly Remembered[] = [];

  find(site: CursorSite): Suggestion | undefined {
    for (const entry of this.#entries) {
      const rest = entry.uri === site.uri ? restOf(entry, site) : undefined;
      if (rest !== undefined) return { text: rest, replaces: entry.suggestion.replaces };
    }
    return undefined;
  }

  remember(site: CursorSite, suggestion: Suggestion): void {
    const entry: Remembered = {
      uri: site.uri,
      before: detached(site.before.slice(-FINGERPRINT_UNITS)),
      after: detached(site.after.slice(0, FINGERPRINT_UNITS)),
      suggestion,
    };
    this.#entries = [entry, ...this.#entries].slice(0, CAPACITY);
  }

  forget(): void {
    this.#entries = [];
  }
}

/** What of the entry is still to be typed at `site`; undefined where it went another way. */
function restOf({ before, after, suggestion }: Remembered, site: CursorSite): string | undefined {
  if (!site.after.startsWith(after) || (after === '' && site.after !== '')) return undefined;
  const { text } = suggestion;
  for (let typed = 0; typed < text.length; typed++) {
    if (site.before.endsWith(tailOf(before + text.slice(0, typed)))) return text.slice(typed);
  }
  return undefined;
}

/** As much as was fingerprinted, so that each comparison looks at the same amount of text. */
function tailOf(text: string): string {
  return text.slice(-FINGERPRINT_UNITS);
}

/** A copy with memory of its own: a slice would keep the whole document alive. */
function detached(slice: string): string {
  return slice.split('').join('');
}
