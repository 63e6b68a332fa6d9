/** Words instead of edits: why there are none, and what helps. */
export interface Refused {
  readonly kind: 'refused';
  /** Sentences for a person. */
  readonly text: string;
  /** The document has this code already. */
  readonly unchanged?: true;
}

export function refused(text: string): Refused {
  return { kind: 'refused', text };
}

export const CUT = refused(
  'The answer was longer than the model’s context has room for, so it has no end. Select less code, or raise "cove.ollama.contextLength".',
);

export const WITHOUT_CODE = refused(
  'The model answered without code. Try again with less code selected, or choose a bigger model in "cove.edit.model".',
);

export const UNCHANGED: Refused = {
  ...refused('There is nothing to change: the model gave back the same code.'),
  unchanged: true,
};

export const SILENT = refused(
  'The model said nothing. Try again, or choose another model in "cove.edit.model".',
);

export const NO_CODE_HERE = refused('There is no code at the cursor. Select some, and try again.');

export const TOO_LONG = refused(
  'This is more code than fits into the model’s context together with an answer. Select less, or raise "cove.ollama.contextLength".',
);

export const EXCLUDED = refused(
  'This file matches "cove.context.exclude", so no model may see it. Change that setting if it may.',
);

export const NO_INSTRUCTION = refused('Nothing is said of what to change. Say it, and try again.');

export const NO_SUCH_ACTION = refused(
  'No action of this title stands in "cove.actions". It may have been renamed: look there.',
);

export const NOT_OPEN = refused('The document is not open. Open it, and try again.');

export const CHANGED_MEANWHILE = refused(
  'The document was changed while the model answered, so its edits do not fit any more. Try again.',
);

export const NOTHING_CHANGED = refused(
  'There is no change to describe. Change or stage something, and try again.',
);

export const ALL_EXCLUDED = refused(
  'All files of this change match "cove.context.exclude", so no model may see them. Change that setting if one may.',
);

export const NO_PLACE = refused(
  'It is not certain where in the file this code goes. Put the cursor where you want it, and insert it there.',
);
