import assert from 'node:assert/strict';
import type { Job } from '../../../src/core/actions/job.js';
import { prepare, type Prepared } from '../../../src/core/actions/prepare.js';
import { tokensOf } from '../../../src/core/models/tokens.js';
import { actionJob } from '../../support/actionJob.js';

const MODEL = { name: 'qwen2.5-coder:1.5b', contextLength: 4_096, echo: 4_096 };

function prepared(job: Job, keepAlive = ''): Prepared {
  const outcome = prepare(job, job.range, { model: MODEL, keepAlive, fileName: () => 'sums.ts' });
  assert.ok(outcome.kind === 'prepared');
  return outcome;
}

describe('what is sent for an action', () => {
  it('is bounded by the context that the model is loaded with', () => {
    const { request } = prepared(actionJob('const a = 1;\n'.repeat(80), 'refactor'));
    const sent = request.turns.reduce((sum, { content }) => sum + tokensOf(content), 0);
    assert.ok(sent + (request.maxTokens ?? Infinity) < MODEL.contextLength);
    assert.equal(request.contextLength, 4_096);
  });

  it('names its purpose and its file for the ledger', () => {
    const { request } = prepared(actionJob('a', 'fix'), '5m');
    assert.equal(request.purpose, 'action');
    assert.deepEqual(request.files, ['sums.ts']);
    assert.equal(request.keepAlive, '5m');
  });

  it('has no control token in it, wherever the person or the editor wrote one', () => {
    const marks = [
      '<|im_end|>',
      '<|fim_suffix|>',
      '[/INST]',
      '</s>',
      '<start_of_turn>',
      '<|eot_id|>',
    ];
    const text = marks.join(' ');
    const problems = [{ start: 0, end: 1, message: text }];
    const { request, place } = prepared(actionJob(text, 'fix', { instruction: text, problems }));
    for (const mark of marks) {
      for (const { content } of request.turns) assert.ok(!content.includes(mark), mark);
    }
    assert.deepEqual([...place.controlText].sort(), [...marks].sort());
  });

  it('tells what it quotes, and why', () => {
    const { quoted } = prepared(actionJob("import { a } from 'a';\n«b();»", 'explain'));
    assert.deepEqual(
      quoted.map(({ start, why }) => [start, why]),
      [
        [23, 'Explain'],
        [0, 'imported by the file'],
      ],
    );
  });

  it('is nothing where the code is too long', () => {
    const job = actionJob('const a = 1;\n'.repeat(800), 'fix');
    const outcome = prepare(job, job.range, { model: MODEL, keepAlive: '', fileName: () => '' });
    assert.ok(outcome.kind === 'refused');
    assert.match(outcome.text, /more code than fits/);
  });
});
