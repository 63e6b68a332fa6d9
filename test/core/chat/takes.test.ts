import assert from 'node:assert/strict';
import { takesAt, takesOf } from '../../../src/core/chat/takes.js';
import { replayed } from '../../support/chatSession.js';

const TALK = `? a
  + one
  .
  < 0 a
  + two
  .
  < 0 b
  + three
  .
  < 0 a
  + four
  .`;

/** Take of takes, of the first question and of its answer. */
function shown(script: string): string {
  const { question, answer } = takesOf(replayed(script), 0);
  return `question ${question.take} of ${question.takes}, answer ${answer.take} of ${answer.takes}`;
}

describe('the takes of a message', () => {
  const rows: readonly [what: string, script: string, are: string][] = [
    ['of one question', '? a\n.', 'question 1 of 1, answer 1 of 1'],
    ['are counted in the order in which they came', TALK, 'question 1 of 2, answer 3 of 3'],
    [
      'stay in order when another is shown',
      `${TALK}\n^ answer 0 2`,
      'question 1 of 2, answer 2 of 3',
    ],
    [
      'are of the question that is shown',
      `${TALK}\n^ question 0 2`,
      'question 2 of 2, answer 1 of 1',
    ],
    [
      'show the newest answer to a question that is shown again',
      `${TALK}\n^ question 0 2\n^ question 0 1`,
      'question 1 of 2, answer 3 of 3',
    ],
  ];
  for (const [what, script, are] of rows) {
    it(what, () => {
      assert.equal(shown(script), are);
    });
  }

  it('hold what followed each', () => {
    const session = replayed('? a\n.\n? b\n.\n< 1 c\n.\n< 0 d\n.');
    const [first] = takesAt(session, 0).all;
    assert.deepEqual(
      [first?.exchanges.length, first?.branches.length, session.branches.length],
      [2, 1, 1],
    );
  });
});
