import assert from 'node:assert/strict';
import { ACTION_IDS } from '../../../src/core/actions/actions.js';
import { actionTurns, type Try } from '../../../src/core/actions/actionTurns.js';
import { contextOf } from '../../../src/core/actions/context.js';
import { NOTHING_NEARBY } from '../../../src/core/actions/nearby/nearby.js';
import type { Job } from '../../../src/core/actions/job.js';
import type { ChatTurn } from '../../../src/core/models/modelRuntime.js';
import { actionJob } from '../../support/actionJob.js';
import { golden } from '../../support/golden.js';

const CODE = `import { log } from './log';

class Sums {
«  add(a: number, b: number) {
    return a - b;
  }»
}
`;

const PROBLEMS = [
  { start: CODE.indexOf('a - b') - 1, end: CODE.indexOf('a - b') + 4, message: 'No\n  sum.' },
  { start: 0, end: 5, message: 'Elsewhere.' },
];

function told(job: Job, nth?: Try): string {
  const nearby = { ...NOTHING_NEARBY, own: contextOf(job.document, job.range, 200) };
  const turns = actionTurns(job, job.range, nearby, nth);
  return turnsText(turns);
}

function turnsText(turns: readonly ChatTurn[]): string {
  return turns.map(({ role, content }) => `[${role}]\n${content}\n`).join('');
}

describe('what a model is told', () => {
  for (const odd of ['', 'a']) {
    it(`has no half of a character where ${odd === '' ? 'even' : 'odd'} texts are too long`, () => {
      const instruction = odd + '😀'.repeat(2_000);
      const [at = { start: 0, end: 0 }] = PROBLEMS;
      const job = actionJob(CODE, 'fix', {
        instruction,
        problems: [{ ...at, message: instruction }],
      });
      const text = told(job);
      assert.match(text, /The editor reports:.*😀/s);
      assert.match(text, /Instruction: .*😀/);
      assert.doesNotMatch(text, /\p{Surrogate}/u);
    });
  }

  for (const action of ACTION_IDS) {
    it(`is as the table says for ${action}`, () => {
      const instruction = action === 'edit' ? 'Add three numbers.' : '';
      golden(
        `actions/${action}.txt`,
        told(actionJob(CODE, action, { instruction, problems: PROBLEMS })),
      );
    });
  }

  it('begins with what other files declare, and ends with what the project wants', () => {
    const text = 'export function log(text: string): void {}\n';
    const other = {
      uri: 'file:///work/log.ts',
      text,
      start: 7,
      end: 39,
      why: 'called by it',
    } as const;
    const job = actionJob(CODE, 'refactor');
    const own = contextOf(job.document, job.range, 200);
    const conventions = ['Use early returns.', 'Lines have at most 80 characters.'];
    const turns = actionTurns(job, job.range, { own, others: [other], conventions });
    golden('actions/refactor-nearby.txt', turnsText(turns));
  });

  it('is less at a second try', () => {
    const job = actionJob(CODE, 'fix', { problems: PROBLEMS });
    golden('actions/fix-second.txt', told(job, 'second'));
  });

  it('asks for new code where nothing is yet', () => {
    const blank = actionJob('let a = 1;\n«»\n', 'edit', { instruction: 'Print a.' });
    golden('actions/edit-blank.txt', told(blank));
  });

  it('has a fence that the code does not have', () => {
    const turns = told(actionJob('«// ```\na();»', 'fix'));
    assert.match(turns, /\n````typescript\n\/\/ ```\na\(\);\n````\n/);
    assert.match(turns, /\[assistant\]\n````typescript\n\n$/);
  });

  it('is bounded by the problems and the instruction', () => {
    const problems = Array.from({ length: 50 }, () => ({
      start: 0,
      end: 1,
      message: 'x'.repeat(999),
    }));
    const instruction = 'y'.repeat(99_999);
    assert.ok(told(actionJob('a', 'fix', { problems, instruction })).length < 6_000);
  });
});
