import type { Asked } from './ownActions.js';
import type { TestProject } from './tests/testProject.js';

/** A piece of a document, in UTF-16 offsets. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

export interface ActionDocument {
  readonly uri: string;
  /** The editor's language id. */
  readonly language: string;
  readonly text: string;
}

/** Something that the editor reports of a piece of the document. */
export interface Problem extends Stretch {
  readonly message: string;
}

/** One action that a person asked for. */
export interface Job {
  readonly action: Asked;
  readonly document: ActionDocument;
  /** The selection, or the cursor where it is empty. */
  readonly range: Stretch;
  /** What the person said; empty where nothing. */
  readonly instruction: string;
  readonly problems: readonly Problem[];
  /** What a test is put into; undefined where none is written, or there is no project. */
  readonly project?: TestProject | undefined;
}
