import { assertNever } from '../base/assertNever.js';
import type { Replacement } from '../text/lineEdits.js';
import type { Refused } from './refusals.js';

/** What comes of an action. */
export type Outcome =
  | { readonly kind: 'answer'; readonly text: string }
  | {
      readonly kind: 'rewrite';
      readonly edits: readonly Replacement[];
      /** False where the document has a fault of syntax with the edits, and had none without. */
      readonly parses: boolean;
      /** Where the code is to do the same, whether it seems to have lost something of the old. */
      readonly isLossy?: boolean;
    }
  | { readonly kind: 'file'; readonly uri: string; readonly text: string }
  | Refused;

/** What became of a request, for the page that shows the prompt. */
export function outcomeWords(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'answer':
      return 'The model answered.';
    case 'rewrite':
      return outcome.parses
        ? 'The model answered with code.'
        : 'The model answered with code that has a fault of syntax.';
    case 'file':
      return 'The model answered with a file.';
    case 'refused':
      return outcome.text;
    default:
      return assertNever(outcome);
  }
}
