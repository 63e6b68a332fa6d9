import type { CursorSite } from '../text/cursorSite.js';
import { detached } from '../text/detached.js';
import { closersBrought } from './shape/closersBrought.js';
import type { Suggestion } from './suggestion.js';
import { closersBefore, closersBeforeAll } from './typedSince.js';

/** As many as a person can undo back into; each is a few hundred bytes. */
const CAPACITY = 64;

/** How much of the text around the cursor tells one place from another, in UTF-16 units. */
const FINGERPRINT_UNITS = 256;

interface Remembered {
  readonly uri: string;
  readonly before: string;
  readonly after: string;
  /** Whether `after` is all that the document had. */
  readonly whole: boolean;
  readonly suggestion: Suggestion;
}

/**
 * The last few suggestions, so that typing along one does not ask the model again.
 *
 * With `foo(bar)` suggested at `foo█`, the site `foo(b█` is answered from memory with `ar)`, and
 * so is `foo(b█)`, where the editor closed the parenthesis by itself.
 */
export class RecentSuggestions {
  #entries: readonly Remembered[] = [];

  find(site: CursorSite): Suggestion | undefined {
    for (const entry of this.#entries) {
      const rest = entry.uri === site.uri ? restOf(entry, site) : undefined;
      if (rest) return rest;
    }
    return undefined;
  }

  /** In place of what was suggested there before. */
  remember(site: CursorSite, suggestion: Suggestion): void {
    const entry = entryOf(site, suggestion);
    const others = this.#entries.filter(other => !isAtSamePlace(other, entry));
    this.#entries = [entry, ...others].slice(0, CAPACITY);
  }

  /** Besides what was suggested there, which still comes first. */
  rememberBeside(site: CursorSite, suggestion: Suggestion): void {
    const entry = entryOf(site, suggestion);
    const others = this.#entries.filter(
      other => !isAtSamePlace(other, entry) || !isGrown(other, entry),
    );
    this.#entries = [...others.slice(0, CAPACITY - 1), entry];
  }

  forget(): void {
    this.#entries = [];
  }
}

/** Whether the second says what the first one did, and more. */
function isGrown(one: Remembered, other: Remembered): boolean {
  return other.suggestion.text.startsWith(one.suggestion.text);
}

function entryOf(site: CursorSite, suggestion: Suggestion): Remembered {
  return {
    uri: site.uri,
    before: detached(site.before.slice(-FINGERPRINT_UNITS)),
    after: detached(site.after.slice(0, FINGERPRINT_UNITS)),
    whole: site.after.length <= FINGERPRINT_UNITS,
    suggestion,
  };
}

function isAtSamePlace(one: Remembered, other: Remembered): boolean {
  return one.uri === other.uri && one.before === other.before && one.after === other.after;
}

/** What of the entry is still to be typed at `site`; undefined where it went another way. */
function restOf(entry: Remembered, site: CursorSite): Suggestion | undefined {
  const { text, replaces, doubt } = entry.suggestion;
  const closersAhead = entry.whole ? closersBeforeAll : closersBefore;
  const closers = closersAhead(entry.after, site.after);
  if (closers !== undefined) {
    const rest = untyped(entry, site);
    if (rest === undefined) return undefined;
    const untouched = { text: rest, replaces };
    // Who typed the beginning of it agrees with it.
    const isDoubted = rest === text && doubt !== undefined;
    return besides(closers, isDoubted ? { ...untouched, doubt } : untouched);
  }
  // The closers that the suggestion replaces were typed over, together with the rest of it.
  if (replaces === 0 || closersAhead(entry.after.slice(replaces), site.after) !== '') {
    return undefined;
  }
  const rest = untyped(entry, site);
  const typed = rest === undefined ? '' : text.slice(0, text.length - rest.length);
  const brought = closersBrought(typed, entry.after.slice(0, replaces));
  return rest === undefined || brought.count < replaces ? undefined : { text: rest, replaces: 0 };
}

/** What of the entry's text was not typed yet; undefined where something else was. */
function untyped({ before, suggestion }: Remembered, site: CursorSite): string | undefined {
  const { text } = suggestion;
  for (const typed of typedBehind(before, site.before, text.length)) {
    if (typed.length < text.length && text.startsWith(typed)) return text.slice(typed.length);
  }
  return undefined;
}

/**
 * What may have been typed behind a fingerprint, no longer than `most`, the shortest first: text
 * that repeats itself fits in several ways.
 */
function* typedBehind(fingerprint: string, before: string, most: number): Generator<string> {
  if (fingerprint.length < FINGERPRINT_UNITS) {
    const isNear = before.length <= fingerprint.length + most;
    if (isNear && before.startsWith(fingerprint)) yield before.slice(fingerprint.length);
    return;
  }
  const near = before.slice(-fingerprint.length - most);
  for (let at = near.length; 0 <= at; at--) {
    at = near.lastIndexOf(fingerprint, at);
    if (0 <= at) yield near.slice(at + fingerprint.length);
  }
}

/** The suggestion beside closers that the editor put there while it was typed. */
function besides(closers: string, suggestion: Suggestion): Suggestion | undefined {
  if (closers === '') return suggestion;
  const { text, replaces } = suggestion;
  if (closers.includes('\n')) {
    const kept = text.trimEnd();
    const end = kept.length - closers.trimEnd().length;
    return kept.endsWith(closers.trimEnd()) && 0 < end
      ? { text: text.slice(0, end), replaces }
      : undefined;
  }
  const brought = closersBrought(text, closers);
  return brought.count === closers.length
    ? { text, replaces: replaces + closers.length }
    : undefined;
}
