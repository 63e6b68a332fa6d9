import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ChangedFile } from '../../../../src/core/actions/commit/changedFiles.js';
import { fitDiff, sharesOf } from '../../../../src/core/actions/commit/fitDiff.js';
import { tokensOf } from '../../../../src/core/models/tokens.js';

function file(path: string, ...hunks: readonly string[]): ChangedFile {
  return { path, oldPath: path, kind: 'changed', isBinary: false, hunks };
}

function hunk(lines: number, text = 'a line of code'): string {
  return ['@@ -1,9 +1,9 @@ where()', ...Array.from({ length: lines }, () => `+${text}`)].join('\n');
}

/** What is shown of each file. */
function shown(files: readonly ChangedFile[], tokens: number): readonly string[] {
  return fitDiff(files, tokens).map(each => each.shown);
}

describe('fitting a diff', () => {
  it('shows all of what fits, without the numbers of lines', () => {
    const [fitted] = fitDiff([file('a.ts', hunk(1))], 1_000);
    assert.equal(fitted?.text, 'File a.ts (changed)\n@@ where()\n+a line of code');
    assert.equal(fitted.shown, 'all');
  });

  it('gives what a small file leaves to a big one', () => {
    const files = [file('big.ts', hunk(60)), file('small.ts', hunk(2))];
    assert.deepEqual(shown(files, 500), ['all', 'all']);
    assert.deepEqual(shown(files, 200), ['a part', 'all']);
  });

  it('cuts a big file in all its hunks, and says how much is missing', () => {
    const [fitted] = fitDiff([file('big.ts', hunk(60, 'first'), hunk(60, 'second'))], 200);
    assert.match(fitted?.text ?? '', /\+first[^]*\+second[^]*\(\d+ more lines are not shown\)$/);
    const all = (fitted?.text.match(/^\+/gm) ?? []).length;
    assert.match(fitted?.text ?? '', new RegExp(`\\(${120 - all} more lines`));
  });

  it('names what tools write, with how much it is', () => {
    const [fitted] = fitDiff([file('package-lock.json', hunk(900))], 1_000);
    assert.equal(fitted?.text, 'File package-lock.json (changed, +900 −0 lines)');
    assert.equal(fitted.shown, 'its name');
  });

  it('says of a picture and of a renamed file what there is to say', () => {
    const picture = { ...file('a.png'), isBinary: true };
    const moved = { ...file('b.ts'), oldPath: 'a.ts', kind: 'renamed' } as const;
    assert.deepEqual(
      fitDiff([picture, moved], 100).map(({ text }) => text),
      ['File a.png (changed, binary)', 'File b.ts (renamed from a.ts)'],
    );
  });

  it('names files, and at last leaves them out, where there are very many', () => {
    const many = Array.from({ length: 50 }, (_, at) => file(`file${at}.ts`, hunk(40)));
    assert.deepEqual(new Set(shown(many, 1_000)), new Set(['its name']));
    assert.deepEqual(new Set(shown(many, 100)), new Set(['nothing']));
  });

  it('never takes more than it may, and keeps the order', () => {
    const change = fc
      .array(fc.tuple(fc.nat(60), fc.constantFrom('x', 'a line of code', '漢字'.repeat(9))))
      .map(rows => rows.map(([lines, text]) => hunk(lines, text)));
    const some = fc.array(fc.tuple(fc.constantFrom('a.ts', 'go.sum', 'x/y.py'), change), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(some, fc.nat(3_000), (rows, tokens) => {
        const files = rows.map(([path, hunks]) => file(path, ...hunks));
        const fitted = fitDiff(files, tokens);
        assert.deepEqual(
          fitted.map(each => each.file),
          files,
        );
        const texts = fitted.flatMap(({ text }) => (text === '' ? [] : [text]));
        assert.ok(tokensOf(texts.join('\n\n')) <= tokens);
      }),
    );
  });
});

describe('shares', () => {
  it('are what is wanted, as long as there is enough', () => {
    assert.deepEqual(sharesOf([5, 1, 3], 20), [5, 1, 3]);
    assert.deepEqual(sharesOf([50, 1, 50], 21), [10, 1, 10]);
    assert.deepEqual(sharesOf([], 21), []);
  });
});
