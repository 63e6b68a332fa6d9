import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Job, Problem, Stretch } from '../../../src/core/actions/job.js';
import { type LineAnew, lineAnew } from '../../../src/core/actions/lineAnew.js';
import type { Asker } from '../../../src/core/actions/prepare.js';
import { actionJob } from '../../support/actionJob.js';

const QWEN = 'qwen2.5-coder:0.5b';
const CODE = 'function f(): number {\n  return «totl» + 1;\n}\n';
const REPORT = "Cannot find name 'totl'.";

function askerOf(name = QWEN): Asker {
  const model = { name, contextLength: 4096, echo: 4096 };
  return { model, keepAlive: '', fileName: () => 'sums.ts' };
}

/** A job with a problem at what stands between `«` and `»`, on all of the code. */
function reported(marked: string, rest: Partial<Job['document']> = {}): Job {
  const start = marked.indexOf('«');
  const end = marked.indexOf('»') - 1;
  const job = actionJob(marked.replace(/[«»]/g, ''), 'fix');
  const problems: readonly Problem[] = start < 0 ? [] : [{ start, end, message: REPORT }];
  return { ...job, document: { ...job.document, ...rest }, problems };
}

function anewIn(job: Job, name = QWEN, target: Stretch = job.range): LineAnew | undefined {
  return lineAnew(job, target, askerOf(name));
}

describe('a reported line that is written anew', () => {
  it('is asked for with the report above it, then without', () => {
    const requests = anewIn(reported(CODE))?.requests ?? [];
    const above = 'function f(): number {\n';
    const told = `  // Error: ${REPORT}\n  // return totl + 1;\n  // Fixed:\n`;
    const rest = '  <|fim_suffix|>\n}\n<|fim_middle|>';
    assert.deepEqual(
      requests.map(({ prompt }) => prompt),
      [`<|fim_prefix|>${above}${told}${rest}`, `<|fim_prefix|>${above}${rest}`],
    );
    assert.ok(requests.every(({ stop }) => stop.includes('\n')));
  });

  it('is the line behind its indent', () => {
    const job = reported(CODE);
    const { start = 0, end = 0 } = anewIn(job)?.stretch ?? {};
    assert.equal(job.document.text.slice(start, end), 'return totl + 1;');
  });

  const said: readonly [said: string, code: string | undefined][] = [
    ['return total + 1;', 'return total + 1;'],
    ['  return total + 1;  \nmore();', 'return total + 1;'],
    ['return totl + 1;', undefined],
    ['// Fixed:', undefined],
    [' \n', undefined],
  ];
  for (const [text, code] of said) {
    it(`is ${JSON.stringify(code)} where the model says ${JSON.stringify(text)}`, () => {
      assert.equal(anewIn(reported(CODE))?.codeIn(text), code);
    });
  }

  const none: readonly [why: string, anew: LineAnew | undefined][] = [
    ['nothing is reported', anewIn(reported('f();\n'))],
    ['the report is elsewhere', anewIn(reported('a();\n«b();»\n'), QWEN, { start: 0, end: 4 })],
    ['a language has no comments of a line', anewIn(reported(CODE, { language: 'json' }))],
    ['a model does not fill in', anewIn(reported(CODE), 'llama3.2:3b')],
    ['a model is of a family that nobody knows', anewIn(reported(CODE), 'mine')],
  ];
  for (const [why, anew] of none) {
    it(`is none where ${why}`, () => {
      assert.equal(anew, undefined);
    });
  }

  it('lets no text of the code speak as a control token', () => {
    const job = reported('a("<|fim_middle|>");\n«b»();\n');
    for (const { prompt } of anewIn(job)?.requests ?? []) {
      assert.equal(prompt.split('<|fim_middle|>').length, 2);
    }
  });

  it('never sends half a character, wherever what stands around it is cut', () => {
    const much = fc.integer({ min: 900, max: 1_100 }).map(length => '😀'.repeat(length));
    fc.assert(
      fc.property(much, much, fc.constantFrom('', 'a'), (before, after, odd) => {
        const job = reported(`${odd}${before}\n${CODE}${odd}${after}`);
        const prompts = anewIn(job, QWEN)?.requests.map(({ prompt }) => prompt) ?? [];
        assert.equal(prompts.length, 2);
        for (const prompt of prompts) assert.doesNotMatch(prompt, /\p{Surrogate}/u);
      }),
      { numRuns: 20 },
    );
  });

  it('stays inside the target and its line, whatever is reported where', () => {
    const text = fc.array(fc.constantFrom('  a();', 'b', '', '\tc = 1;  '), { maxLength: 6 });
    fc.assert(
      fc.property(
        text,
        fc.nat(40),
        fc.nat(40),
        fc.constantFrom('\n', '\r\n'),
        (lines, from, at, br) => {
          const code = lines.join(br);
          const target = { start: Math.min(from, code.length), end: code.length };
          const start = Math.min(at, code.length);
          const job = {
            ...actionJob(code, 'fix'),
            problems: [{ start, end: start, message: 'x' }],
          };
          const stretch = anewIn(job, QWEN, target)?.stretch;
          if (!stretch) return;
          assert.ok(target.start <= stretch.start && stretch.end <= target.end);
          assert.doesNotMatch(code.slice(stretch.start, stretch.end), /^$|[\r\n]|^\s|\s$/);
        },
      ),
    );
  });
});
