import type { CursorSite } from '../text/cursorSite.js';

/** What is offered at a cursor. */
export interface Suggestion {
  /** The text to insert, never empty, with `\n` between its lines. */
  readonly text: string;
  /** How many UTF-16 units after the cursor it replaces: closers that it brings itself. */
  readonly replaces: number;
  /** Why it is not shown to somebody who did not ask, as a sentence; typed along, it is. */
  readonly doubt?: string;
}

/** Where the cursor is once the suggestion is accepted. */
export function siteAfter(site: CursorSite, { text, replaces }: Suggestion): CursorSite {
  return { ...site, before: site.before + text, after: site.after.slice(replaces) };
}
