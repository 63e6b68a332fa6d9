import type { CursorSite } from '../text/cursorSite.js';

/** What the syntax tree knows of a cursor. Offsets are UTF-16 units from the document's start. */
export interface Place {
  readonly inside: 'code' | 'string' | 'comment';
  /** The innermost function, method or class around the cursor. */
  readonly scope: Scope | undefined;
  /** Whether the block around the cursor has nothing in it yet: `{█}`. */
  readonly emptyBlock: boolean;
}

export interface Scope {
  /** The grammar's own word, such as `method_definition`. */
  readonly kind: string;
  readonly start: number;
  readonly end: number;
}

/**
 * A view of the open documents as trees, kept up to date as they change.
 */
export interface Syntax {
  /** The place of the cursor; undefined where no grammar fits, or it is not loaded yet. */
  placeAt(site: CursorSite): Place | undefined;
}
