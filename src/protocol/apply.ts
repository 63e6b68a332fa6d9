/** Asks `cove/code/apply` where a block of code of an answer goes, and what changes there. */
export interface CodeApplyParams {
  /** A document that is open. */
  readonly textDocument: { readonly uri: string };
  /** The block without its fences. */
  readonly code: string;
  /** Whether definitions that the document has none of may go behind its last one. */
  readonly mayAdd?: boolean;
  /** Whether a place is looked for by what the code defines alone, not by lines that are like it. */
  readonly namesOnly?: boolean;
}
