import { BoundedMap } from '../base/boundedMap.js';
import type { TokenCount } from '../models/tokenMeter.js';
import type { CursorSite } from '../text/cursorSite.js';
import { detached } from '../text/detached.js';
import { closersBefore, closersBeforeAll } from './typedSince.js';
import { type Budget, headStart, tailEnd } from './window.js';

/** As many documents as a person moves between; one more only costs a cold prompt. */
const CAPACITY = 32;

/** A shorter piece could be found elsewhere in a document that changed above it. */
const FOUND_AGAIN_UNITS_MIN = 64;

/**
 * How far above the cursor's line a hole opens: models go on better behind some lines that they
 * take for their own (`docs/decisions/0005`).
 */
const LINES_ABOVE = 20;

/** The piece of a document that a prompt quotes, with the hole in it where the person types. */
export interface PromptWindow {
  /** Of the whole piece, in UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  /** As it stood when the hole was opened. */
  readonly before: string;
  readonly after: string;
  /** What the hole holds by now, up to the cursor. */
  readonly typed: string;
}

interface Hole {
  readonly start: number;
  readonly before: string;
  readonly after: string;
  /** Whether `after` is all that the document had. */
  readonly whole: boolean;
  /** Whether it was opened to be typed into. */
  readonly staysOpen: boolean;
}

/**
 * Where the person types in each document, as a hole that was opened when they began.
 *
 * A hole opens some lines above the cursor. What stands around it is quoted as it was then,
 * and what is typed is quoted as its content, last in the prompt: a server that keeps the state of
 * the last prompt reads nothing else at the next key, and the model has all of the suffix.
 *
 * **Invariant:** as long as a hole is open, a prompt begins with all of the prompt before it but
 * for the typed text, and no part of it exceeds its budget.
 */
export class OpenHoles {
  readonly #holes = new BoundedMap<string, Hole>(CAPACITY);
  readonly #count: TokenCount;
  readonly #linesAbove: number;

  /** `linesAbove` is how far above the cursor's line a hole opens. */
  constructor(count: TokenCount, linesAbove = LINES_ABOVE) {
    this.#count = count;
    this.#linesAbove = linesAbove;
  }

  windowOf(site: CursorSite, budget: Budget): PromptWindow {
    const open = this.#holes.get(site.uri);
    const kept = open && this.#continued(open, site, budget);
    return kept ?? this.#open(site, budget, open?.start);
  }

  #continued(hole: Hole, site: CursorSite, budget: Budget): PromptWindow | undefined {
    const start = startIn(site.before, hole);
    if (start === undefined || !hole.staysOpen) return undefined;
    const between = hole.whole ? closersBeforeAll : closersBefore;
    const closers = between(hole.after, site.after);
    if (closers === undefined) return undefined;
    const window: PromptWindow = {
      start,
      end: site.before.length + closers.length + hole.after.length,
      before: hole.before,
      typed: site.before.slice(start + hole.before.length),
      after: hole.after,
    };
    return this.#fits(window, budget) ? window : undefined;
  }

  #fits({ before, typed, after }: PromptWindow, budget: Budget): boolean {
    return (
      this.#holds(budget.typed, typed) &&
      this.#holds(budget.before, before) &&
      this.#holds(budget.after, after)
    );
  }

  #open(site: CursorSite, budget: Budget, anchor: number | undefined): PromptWindow {
    const at = this.#placeOfHole(site.before, budget.typed);
    const head = site.before.slice(0, at);
    const start = headStart(head, budget.before, this.#count, anchor);
    const length = tailEnd(site.after, budget.after, this.#count);
    const window: PromptWindow = {
      start,
      end: site.before.length + length,
      before: detached(head.slice(start)),
      typed: site.before.slice(at),
      after: detached(site.after.slice(0, length)),
    };
    const { before, after } = window;
    const whole = length === site.after.length;
    this.#holes.set(site.uri, { start, before, after, whole, staysOpen: 0 < budget.typed });
    return window;
  }

  /**
   * The start of a line some way above the cursor, or of a word in a line that is too long for a
   * hole: no token of a model, and no control text, reaches across either. Half of the hole is
   * left to be typed.
   */
  #placeOfHole(before: string, tokens: number): number {
    const above = lineStarts(before, this.#linesAbove).find(at =>
      this.#holds(tokens / 2, before.slice(at)),
    );
    if (above !== undefined) return above;
    const word = before.lastIndexOf(' ') + 1;
    return this.#holds(tokens, before.slice(word)) ? word : before.length;
  }

  #holds(tokens: number, text: string): boolean {
    return text.length <= this.#count.unitsFor(tokens) && this.#count.tokensOf(text) <= tokens;
  }
}

/** Where the hole's piece begins by now: text above it may have changed. */
function startIn(before: string, hole: Hole): number | undefined {
  if (before.startsWith(hole.before, hole.start)) return hole.start;
  if (hole.before.length < FOUND_AGAIN_UNITS_MIN) return undefined;
  const at = before.lastIndexOf(hole.before);
  return at < 0 ? undefined : at;
}

/** Where the cursor's line begins, and some above it, the farthest first. */
function lineStarts(before: string, above: number): readonly number[] {
  const starts: number[] = [];
  let end = before.length;
  while (starts.length <= above && 0 <= end) {
    const start = end === 0 ? 0 : before.lastIndexOf('\n', end - 1) + 1;
    starts.unshift(start);
    end = start - 1;
  }
  return starts;
}
