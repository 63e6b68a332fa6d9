import assert from 'node:assert/strict';
import { CommitBoxes, isCommitBox } from '../../src/server/commitBoxes.js';

const DIFF = ['src/cart.ts', '.env']
  .map(path => `diff --git a/${path} b/${path}\n--- a/${path}\n+++ b/${path}\n@@ -1 +1 @@\n+x\n`)
  .join('');

/** A box, and the roots that git was asked about. */
function boxes({ diff = DIFF } = {}) {
  const asked: string[] = [];
  const clock = { time: 0, now: () => clock.time };
  const box = new CommitBoxes({
    git: {
      nextCommit: root => {
        asked.push(root);
        return Promise.resolve({ diff, recent: ['Open a shop'] });
      },
    },
    clock,
    excluded: uri => uri === 'file:///work/a%20%25/.env',
  });
  return { asked, box, clock };
}

const ROOT = 'file:///work/a%20%25';
const BOX = `vscode-scm:git/scm0/input?rootUri=${encodeURIComponent(ROOT)}`;

describe('what stands above a commit message', () => {
  const rows: readonly [how: string, uri: string][] = [
    ['as it is', BOX],
    [
      'escaped once more',
      `vscode-scm:git/scm0/input?${encodeURIComponent(BOX.split('?')[1] ?? '')}`,
    ],
    ['among others', BOX.replace('?', '?a=1&')],
    ['with a slash at its end', `${BOX}%2F`],
  ];
  for (const [how, uri] of rows) {
    it(`is the change of the repository that the box names, ${how}`, async () => {
      const { asked, box } = boxes();
      const { text, files } = await box.above(uri);
      assert.deepEqual(asked, [ROOT]);
      assert.match(text, /Open a shop\n\nFile src\/cart\.ts \(changed\)/);
      assert.doesNotMatch(text, /\.env/);
      assert.deepEqual(files, ['cart.ts']);
    });
  }

  for (const uri of [
    'file:///work/a.ts',
    'vscode-scm:git/scm0/input',
    'vscode-scm:git?%E0%A4%A=',
  ]) {
    it(`is nothing for ${uri}`, async () => {
      const { asked, box } = boxes();
      assert.deepEqual(await box.above(uri), { text: '', files: [] });
      assert.deepEqual(asked, []);
    });
  }

  it('is nothing where nothing changed', async () => {
    assert.equal((await boxes({ diff: '' }).box.above(BOX)).text, '');
  });

  it('is asked of git once in a while, not at each key', async () => {
    const { asked, box, clock } = boxes();
    for (const time of [0, 1_000, 2_000, 4_000]) {
      clock.time = time;
      await box.above(BOX);
    }
    assert.equal(asked.length, 2);
  });

  it('concerns the boxes of source control alone', () => {
    assert.deepEqual([BOX, ROOT].map(isCommitBox), [true, false]);
  });
});
