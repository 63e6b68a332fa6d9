/**
 * `cove/cursor`, a notification to the server: the cursor went to a place without typing, or
 * another document is shown. Clients that send none lose only what is prepared ahead.
 */
export interface CursorParams {
  readonly textDocument: { readonly uri: string };
  readonly position: { readonly line: number; readonly character: number };
  /** Whether text is selected. */
  readonly selected?: boolean;
  /** How many cursors there are. */
  readonly cursors?: number;
  readonly readOnly?: boolean;
}
