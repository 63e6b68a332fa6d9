import assert from 'node:assert/strict';
import { namesIn } from '../../../../src/core/actions/nearby/namesIn.js';
import { actionJob } from '../../../support/actionJob.js';

const CODE = 'a();\n«b(new C<D>(1), this.e, this.#f(), g.h(), self.i(j));»\nk();';

describe('the names that a job has to do with', () => {
  it('are those that its code calls, of members its own alone', () => {
    const job = actionJob(CODE, 'refactor');
    assert.deepEqual(
      namesIn(job, job.range).map(({ name }) => name),
      ['b', 'C', 'e', '#f', 'i'],
    );
  });

  it('are first those that the problems of a fix name', () => {
    const message = 'Property "e" is missing in type \'{ a: L<M>; }\'.';
    const job = actionJob(CODE, 'fix', { problems: [{ start: 6, end: 7, message }] });
    const names = namesIn(job, job.range);
    assert.deepEqual(
      names.filter(({ why }) => why === 'named by a problem').map(({ name }) => name),
      ['e', 'a', 'L', 'M'],
    );
    assert.equal(names.filter(({ name }) => name === 'e').length, 1);
  });

  it('are not those of problems elsewhere', () => {
    const problems = [{ start: 0, end: 1, message: "'X'" }];
    const job = actionJob(CODE, 'fix', { problems });
    assert.ok(namesIn(job, job.range).every(({ name }) => name !== 'X'));
  });
});
