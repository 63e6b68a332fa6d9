import assert from 'node:assert/strict';
import type { Job } from '../../../src/core/actions/job.js';
import { whyNotRun } from '../../../src/core/actions/whyNotRun.js';
import { actionJob } from '../../support/actionJob.js';

describe('why an action does not run', () => {
  const rows: readonly [what: string, job: Job, excluded: boolean, says: RegExp | undefined][] = [
    ['nothing is wrong', actionJob('a', 'fix'), false, undefined],
    ['the file is excluded', actionJob('a', 'explain'), true, /cove\.context\.exclude/],
    ['nothing is said', actionJob('a', 'edit', { instruction: ' ' }), false, /Say it/],
    ['something is said', actionJob('a', 'edit', { instruction: 'Go.' }), false, undefined],
  ];
  for (const [what, job, excluded, says] of rows) {
    it(`is told where ${what}`, () => {
      const reason = whyNotRun(job, () => excluded);
      if (says) assert.match(reason?.text ?? '', says);
      else assert.equal(reason, undefined);
    });
  }
});
