/** What can be done with a piece of code; `own:TITLE` is a row of `cove.actions`. */
export type ActionName =
  'explain' | 'refactor' | 'fix' | 'document' | 'test' | 'edit' | `own:${string}`;

/** Asks `cove/action/list` what can be done with the code of a document. */
export interface ActionListParams {
  readonly textDocument: { readonly uri: string };
}

/** One thing that can be done with a piece of code. */
export interface ActionOffer {
  readonly action: ActionName;
  readonly title: string;
  /** What comes of it. */
  readonly delivery: 'answer' | 'rewrite' | 'file';
}

/** From `start` up to `end`, each with `line` and `character` as in LSP. */
export interface ActionRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** Asks `cove/action/target` which code an action would be about. */
export interface ActionTargetParams {
  readonly textDocument: { readonly uri: string };
  /** The selection, or the cursor where it is empty. */
  readonly range: ActionRange;
}

/** The selection, else the function, method or class around the cursor, else the block or line. */
export interface ActionTarget {
  readonly range: ActionRange;
}

/** Asks `cove/action/run` for an action on the code in a range, or around its cursor. */
export interface ActionRunParams {
  readonly action: ActionName;
  readonly textDocument: { readonly uri: string };
  readonly range: ActionRange;
  /** What is wanted besides, in the person's words. */
  readonly instruction?: string;
  /** What the editor reports of the document. */
  readonly diagnostics?: readonly { readonly message: string; readonly range: ActionRange }[];
  /**
   * Whether the client carries edits over to a document that changes meanwhile; they are those of
   * the document as it was when it asked. Else such an answer is refused.
   */
  readonly merges?: boolean;
  /** Pieces of the answer come as `$/progress` with this token. */
  readonly partialResultToken?: string | number;
}

/** A piece of an answer, the value of a `$/progress`. */
export interface ActionPiece {
  readonly text: string;
  /** What the action is about; comes once, before anything is said. */
  readonly target?: ActionRange;
  /** Of the document that this is about; comes with the target. */
  readonly version?: number;
  /**
   * Where new code for the target is written: all of it so far, in whole lines, without the last
   * one's break. It is for looking at; what the edits say holds.
   */
  readonly code?: string;
}

/** Words: an answer, or why there is none. */
export interface ActionAnswer {
  readonly kind: 'answer';
  /** Markdown; for a refusal sentences that say why and what helps. */
  readonly text: string;
  /** Whether it says why nothing was done; missing where it is an answer. */
  readonly refused?: true;
  /** Of a refusal: whether it is because the document has this code already. */
  readonly unchanged?: true;
}

/** New text for the document. */
export interface ActionRewrite {
  readonly kind: 'rewrite';
  /** From the first to the last, none touching another. */
  readonly edits: readonly { readonly range: ActionRange; readonly newText: string }[];
  /** A file that is proposed besides. */
  readonly file?: { readonly uri: string; readonly text: string };
  /** `false` where the edits bring a fault of syntax; missing where they do not. */
  readonly parses?: false;
}

export type ActionRunResult = ActionAnswer | ActionRewrite;
