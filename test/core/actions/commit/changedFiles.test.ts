import assert from 'node:assert/strict';
import fc from 'fast-check';
import { changedFiles } from '../../../../src/core/actions/commit/changedFiles.js';
import { nastyText } from '../../../support/nastyText.js';

const HUNK = '@@ -1,2 +1,2 @@ function add()\n-a\n+b\n c';

/** What is said of the first file: `kind path (was oldPath), n hunks`. */
function told(diff: string): string {
  const [file] = changedFiles(diff);
  if (!file) return 'nothing';
  const { kind, path, oldPath, isBinary, hunks } = file;
  const was = oldPath === path ? '' : ` (was ${oldPath})`;
  return `${kind} ${path}${was}, ${isBinary ? 'binary' : hunks.length}`;
}

describe('the files of a diff', () => {
  const rows: readonly (readonly [what: string, diff: string, says: string])[] = [
    [
      'a changed file',
      `diff --git a/src/a.ts b/src/a.ts\nindex 1..2 100644\n--- a/src/a.ts\n+++ b/src/a.ts\n${HUNK}\n`,
      'changed src/a.ts, 1',
    ],
    [
      'a new file',
      `diff --git a/a.ts b/a.ts\nnew file mode 100644\nindex 0..2\n--- /dev/null\n+++ b/a.ts\n@@ -0,0 +1 @@\n+b\n`,
      'new a.ts, 1',
    ],
    [
      'a deleted file',
      `diff --git a/a.ts b/a.ts\ndeleted file mode 100644\nindex 1..0\n--- a/a.ts\n+++ /dev/null\n@@ -1 +0,0 @@\n-b\n`,
      'deleted a.ts, 1',
    ],
    [
      'an empty new file',
      'diff --git a/a.ts b/a.ts\nnew file mode 100644\nindex 0..0\n',
      'new a.ts, 0',
    ],
    [
      'a renamed file',
      'diff --git a/a.ts b/b.ts\nsimilarity index 100%\nrename from a.ts\nrename to b.ts\n',
      'renamed b.ts (was a.ts), 0',
    ],
    [
      'a picture',
      'diff --git a/a.png b/a.png\nindex 1..2\nBinary files a/a.png and b/a.png differ\n',
      'changed a.png, binary',
    ],
    [
      'a name with blanks',
      `diff --git a/my file.ts b/my file.ts\nnew file mode 100644\nindex 0..0\n`,
      'new my file.ts, 0',
    ],
    [
      'a name with blanks before a hunk, which ends in a tab',
      `diff --git a/my file.ts b/my file.ts\n--- a/my file.ts\t\n+++ b/my file.ts\t\n${HUNK}\n`,
      'changed my file.ts, 1',
    ],
    [
      'a name with letters of its own',
      `diff --git "a/gr\\303\\274n.ts" "b/gr\\303\\274n.ts"\n--- "a/gr\\303\\274n.ts"\n+++ "b/gr\\303\\274n.ts"\n${HUNK}\n`,
      'changed grün.ts, 1',
    ],
    [
      'a person’s own prefixes',
      `diff --git i/src/a.ts w/src/a.ts\n--- i/src/a.ts\n+++ w/src/a.ts\n${HUNK}\n`,
      'changed src/a.ts, 1',
    ],
    [
      'no prefixes at all',
      `diff --git a/b.ts a/b.ts\n--- a/b.ts\n+++ a/b.ts\n${HUNK}\n`,
      'changed a/b.ts, 1',
    ],
    [
      'a merge',
      `diff --cc a.ts\nindex 1,2..3\n--- a/a.ts\n+++ b/a.ts\n@@@ -1,1 -1,1 +1,2 @@@\n++a\n`,
      'changed a.ts, 1',
    ],
    ['no diff', 'warning: nothing here', 'nothing'],
  ];
  for (const [what, diff, says] of rows) {
    it(`are read of ${what}`, () => {
      assert.equal(told(diff), says);
    });
  }

  it('have their hunks without the breaks of Windows', () => {
    const [file] = changedFiles(`diff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -1 +1 @@\n-a\r\n+b\r\n`);
    assert.deepEqual(file?.hunks, ['@@ -1 +1 @@\n-a\n+b']);
  });

  it('are as many as there are heads, whatever stands between', () => {
    const text = nastyText('+++ b/x\n', '--- a/x\n', '@@', 'rename to ', '"\\303', '\\');
    fc.assert(
      fc.property(fc.array(text, { maxLength: 5 }), pieces => {
        const diff = pieces.map(piece => `diff --git ${piece}\n`).join('');
        const heads = diff.split('\n').filter(line => line.startsWith('diff --git '));
        assert.equal(changedFiles(diff).length, heads.length);
      }),
    );
  });
});
