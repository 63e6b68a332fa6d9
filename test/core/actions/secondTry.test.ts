import assert from 'node:assert/strict';
import type { ActionId } from '../../../src/core/actions/actions.js';
import { NOTHING_NEARBY } from '../../../src/core/actions/nearby/nearby.js';
import type { Outcome } from '../../../src/core/actions/outcome.js';
import { CUT, UNCHANGED, WITHOUT_CODE } from '../../../src/core/actions/refusals.js';
import { againOf, betterOf, isWorthAgain } from '../../../src/core/actions/secondTry.js';
import { actionJob } from '../../support/actionJob.js';

const GOOD: Outcome = { kind: 'rewrite', edits: [], parses: true };
const BROKEN: Outcome = { kind: 'rewrite', edits: [], parses: false };
const LOSSY: Outcome = { kind: 'rewrite', edits: [], parses: true, isLossy: true };
const ANSWER: Outcome = { kind: 'answer', text: 'It adds.' };

describe('a second try', () => {
  const problems = [{ start: 0, end: 1, message: 'Wrong.' }];
  const rows: readonly [what: string, action: ActionId, outcome: Outcome, worth: boolean][] = [
    ['the same code', 'refactor', UNCHANGED, true],
    ['the same code', 'fix', UNCHANGED, true],
    ['no code', 'edit', WITHOUT_CODE, true],
    ['broken code', 'document', BROKEN, true],
    ['code that lost something', 'refactor', LOSSY, true],
    ['good code', 'fix', GOOD, false],
    ['code without an end', 'fix', CUT, false],
    ['words', 'explain', ANSWER, false],
    ['no code', 'test', WITHOUT_CODE, false],
  ];
  for (const [what, action, outcome, worth] of rows) {
    it(`is ${worth ? '' : 'not '}worth it for ${action} behind ${what}`, () => {
      assert.equal(isWorthAgain(actionJob('old();', action, { problems }), outcome), worth);
    });
  }

  it('is not worth it where no mistake is reported, and none was found', () => {
    assert.equal(isWorthAgain(actionJob('old();', 'fix'), UNCHANGED), false);
  });

  it('is about a part where all was too much to change', () => {
    const code = 'f() {\n  if (a) {\n    b();\n  } else {\n    c();\n  }\n}';
    const partFor = (action: ActionId): string => {
      const job = actionJob(code, action);
      const { target } = againOf(job, { target: job.range, nearby: NOTHING_NEARBY });
      return code.slice(target.start, target.end);
    };
    const block = '  if (a) {\n    b();\n  } else {\n    c();\n  }';
    assert.equal(partFor('refactor'), block);
    assert.equal(partFor('fix'), code);
    assert.equal(partFor('document'), code);
  });

  it('counts where it is better', () => {
    assert.equal(betterOf(UNCHANGED, GOOD), GOOD);
    assert.equal(betterOf(BROKEN, GOOD), GOOD);
    assert.equal(betterOf(UNCHANGED, BROKEN), BROKEN);
    assert.equal(betterOf(LOSSY, GOOD), GOOD);
    assert.equal(betterOf(LOSSY, UNCHANGED), LOSSY);
    assert.equal(betterOf(BROKEN, UNCHANGED), BROKEN);
    assert.equal(betterOf(UNCHANGED, WITHOUT_CODE), UNCHANGED);
  });
});
