import assert from 'node:assert/strict';
import { ACTIONS } from '../../../src/core/actions/actions.js';
import { actionTurns } from '../../../src/core/actions/actionTurns.js';
import { actionOf, findOwnAction, ownIdOf } from '../../../src/core/actions/ownActions.js';
import { NOTHING_NEARBY } from '../../../src/core/actions/nearby/nearby.js';
import { actionJob } from '../../support/actionJob.js';

const LOG = { title: 'Add Logging', prompt: 'Log each call.', delivery: 'rewrite' } as const;
const PLAIN = { title: 'In Plain Words', prompt: 'Tell a child.', delivery: 'answer' } as const;

describe('a person’s own action', () => {
  it('is found by what it is called over the wire, and no other is', () => {
    const own = [LOG, PLAIN];
    for (const each of own) assert.equal(findOwnAction(ownIdOf(each), own), each);
    for (const id of ['Add Logging', 'own:', 'own:add logging', 'explain'])
      assert.equal(findOwnAction(id, own), undefined);
  });

  it('asks in the person’s words, and lets one of the table ask in its own', () => {
    assert.equal(actionOf('fix'), ACTIONS.fix);
    for (const own of [LOG, PLAIN]) {
      const job = { ...actionJob('«let a;»', 'fix'), action: own };
      const [, user] = actionTurns(job, job.range, NOTHING_NEARBY);
      assert.ok(user?.content.startsWith(own.prompt));
    }
  });

  it('has the answer begun as code only where it delivers code', () => {
    const roles = [LOG, PLAIN].map(own => {
      const job = { ...actionJob('«let a;»', 'fix'), action: own };
      return actionTurns(job, job.range, NOTHING_NEARBY).at(-1)?.role;
    });
    assert.deepEqual(roles, ['assistant', 'user']);
  });

  it('needs no instruction besides, and code to be about', () => {
    const { needsInstruction, needsCode } = actionOf(LOG);
    assert.deepEqual([needsInstruction, needsCode], [false, true]);
  });
});
