import { withoutSecrets } from '../../privacy/secrets.js';
import type { ChangedFile } from './changedFiles.js';
import { RECENT_MAX, subjectsOf } from './commitTurns.js';
import { fitDiff } from './fitDiff.js';

/**
 * How much of a change is told, in tokens: a slow machine reads them in some three seconds, once
 * for each change (see `promptBudget.ts`).
 */
const DIFF_TOKENS = 320;

const HEAD = 'commit\n\n    ';

/**
 * What stands above the message of a change, as if all of it was one long log: the last subjects,
 * the oldest first, then the change, and the head of its own message. Empty where nothing changed.
 *
 * A model that fills in the middle goes on with it better than with words about it.
 */
export function logAbove(files: readonly ChangedFile[], recent: readonly string[]): string {
  if (files.length === 0) return '';
  const shown = fitDiff(files, DIFF_TOKENS).filter(({ text }) => text !== '');
  const subjects = subjectsOf(recent).slice(0, RECENT_MAX).toReversed().map(withoutSecrets);
  return [...subjects.map(subject => HEAD + subject), ...shown.map(({ text }) => text), HEAD].join(
    '\n\n',
  );
}
