import assert from 'node:assert/strict';
import { changedFiles } from '../../../../src/core/actions/commit/changedFiles.js';
import {
  commitTurns,
  hasBodies,
  subjectsOf,
} from '../../../../src/core/actions/commit/commitTurns.js';
import { fitDiff } from '../../../../src/core/actions/commit/fitDiff.js';
import { golden } from '../../../support/golden.js';

const DIFF = `diff --git a/src/cart.ts b/src/cart.ts
--- a/src/cart.ts
+++ b/src/cart.ts
@@ -1,3 +1,4 @@ export class Cart {
   total() {
-    return 0;
+    return sum(this.lines);
   }
diff --git a/package-lock.json b/package-lock.json
--- a/package-lock.json
+++ b/package-lock.json
@@ -1,1 +1,1 @@
-1
+2
`;

function told(recent: readonly string[], begun = '', tokens = 1_000): string {
  const turns = commitTurns(fitDiff(changedFiles(DIFF), tokens), { recent, begun });
  return turns.map(({ role, content }) => `[${role}]\n${content}\n`).join('');
}

describe('what a model is told of a change', () => {
  for (const odd of ['', 'a']) {
    it(`has no half of a character where ${odd === '' ? 'even' : 'odd'} texts are too long`, () => {
      const long = odd + '😀'.repeat(1_000);
      const text = told([long], long);
      assert.match(text, /- .*😀[^]*The author says of it: .*😀/);
      assert.doesNotMatch(text, /\p{Surrogate}/u);
    });
  }

  it('is its files, and how the last messages sound', () => {
    golden('actions/commit.txt', told(['Show a cart', 'Merge branch x', 'Add a shop']));
  });

  it('asks for a body where the project has them', () => {
    golden('actions/commit-body.txt', told(['Show a cart\n\nIt was hidden.'], 'for the till'));
  });

  it('says how many files are not named', () => {
    assert.match(told([], '', 30), /\(and 1 more files\)/);
  });

  it('is bounded by what the project and the person wrote', () => {
    const recent = Array.from({ length: 99 }, () => 'x'.repeat(999));
    assert.ok(told(recent, 'y'.repeat(9_999)).length < 3_000);
  });
});

describe('the messages of a project', () => {
  it('are their subjects, without those of tools', () => {
    assert.deepEqual(subjectsOf(['a\n\nb', ' ', 'Merge c', 'Revert "d"', ' e ']), ['a', 'e']);
  });

  it('have bodies where most of them have', () => {
    assert.equal(hasBodies([]), false);
    assert.equal(hasBodies(['a', 'b\n\nc']), false);
    assert.equal(hasBodies(['a', 'b\n\nc', 'd\n\ne']), true);
  });
});
