import type { Case } from './cases.js';
import type { Verdict } from './judge.js';
import type { Answer } from './subjects.js';

/** What one subject made of one case. */
export interface Score {
  readonly subject: string;
  readonly one: Case;
  readonly answer: Answer;
  readonly verdict: Verdict;
}
