import assert from 'node:assert/strict';
import { faultyLines } from '../../../src/core/actions/faultyLines.js';
import { actionJob } from '../../support/actionJob.js';

describe('the lines that a problem is about', () => {
  const rows: readonly [what: string, code: string, lines: string | undefined][] = [
    ['the line', 'a();\n  b(█c);\nd();', '  b(c);'],
    ['the lines up to the last bracket', 'a();\nb(\n  █c,\n);\nd();', '  c,'],
    ['the whole of a statement', 'a();\nreturn █{\n  b,\n};\nd();', 'return {\n  b,\n};'],
    ['the head of a long block', `if (█a) {\n${'  b();\n'.repeat(9)}}\nc();`, 'if (a) {'],
    ['nothing where that is all', 'b(█c);', undefined],
    ['nothing where nothing is on it', 'a();\n█\nb();', undefined],
  ];
  for (const [what, marked, lines] of rows) {
    it(`are ${what}`, () => {
      const start = marked.indexOf('█');
      const text = marked.replace('█', '');
      const problems = [{ start, end: start + 1, message: 'Wrong.' }];
      const job = actionJob(text, 'fix', { problems });
      const found = faultyLines(job, job.range);
      assert.equal(found && text.slice(found.start, found.end), lines);
    });
  }

  it('are none where nothing is reported of the target', () => {
    const job = actionJob('a();\n«b();\nc();»', 'fix', {
      problems: [{ start: 0, end: 2, message: 'Wrong.' }],
    });
    assert.equal(faultyLines(job, job.range), undefined);
  });
});
