import assert from 'node:assert/strict';
import { type Problem, problemsText } from '../../../src/core/chat/problemsText.js';

function problem(line: number, message: string, rest: Partial<Problem> = {}): Problem {
  return { line, message, severity: 'error', source: undefined, ...rest };
}

describe('problemsText', () => {
  for (const odd of ['', 'a']) {
    it(`has no half of a character where ${odd === '' ? 'even' : 'odd'} lines are too long`, () => {
      const long = odd + '😀'.repeat(1_000);
      const { text } = problemsText([
        { name: 'a.ts', lines: [long], problems: [problem(0, long)] },
      ]);
      assert.equal(text.match(/😀…/g)?.length, 2);
      assert.doesNotMatch(text, /\p{Surrogate}/u);
    });
  }

  it('tells each problem with its line, under its file', () => {
    const text = [
      'a.ts',
      '  line 1, warning (eslint): Unused.',
      '    const a = 1;',
      '  line 3, error (ts): No such name: in full.',
      '    return b;',
      '',
      'gone.ts',
      '  line 9, hint: Odd.',
    ].join('\n');
    const lines = ['const a = 1;', '', '  return b;'];
    const problems = [
      problem(2, 'No such name:\n  in full.', { source: 'ts' }),
      problem(0, 'Unused.', { severity: 'warning', source: 'eslint' }),
    ];
    const gone = {
      name: 'gone.ts',
      lines: [],
      problems: [problem(8, 'Odd.', { severity: 'hint' })],
    };
    assert.deepEqual(problemsText([{ name: 'a.ts', lines, problems }, gone]), { text, left: 0 });
  });

  it('keeps the worst of many, and counts the rest', () => {
    const hints = Array.from({ length: 99 }, (_, at) => problem(at, 'Meh.', { severity: 'hint' }));
    const errors = Array.from({ length: 40 }, (_, at) => problem(at, 'Bad.'));
    const { text, left } = problemsText([
      { name: 'a.ts', lines: [], problems: hints },
      { name: 'b.ts', lines: [], problems: errors },
    ]);
    assert.equal(text.match(/error: Bad\./g)?.length, 40);
    assert.equal(text.match(/hint: Meh\./g)?.length, 60);
    assert.equal(left, 39);
  });

  it('shortens what is no line of a person', () => {
    const { text } = problemsText([
      { name: 'a.ts', lines: ['x'.repeat(10_000)], problems: [problem(0, 'y'.repeat(10_000))] },
    ]);
    assert.ok(text.length < 1_000 && text.includes('…'));
  });

  it('says nothing of nothing', () => {
    assert.deepEqual(problemsText([{ name: 'a.ts', lines: [], problems: [] }]), {
      text: '',
      left: 0,
    });
  });
});
