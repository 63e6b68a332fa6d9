import assert from 'node:assert/strict';
import { toldFiles } from '../../../../src/core/actions/commit/toldFiles.js';

const diffOf = (path: string, line: string): string =>
  `diff --git a/${path} b/${path}\n--- a/${path}\n+++ b/${path}\n@@ -1 +1 @@\n+${line}\n`;

const isSecret = (path: string): boolean => path.endsWith('.env');

describe('toldFiles', () => {
  const rows: readonly [
    what: string,
    diff: string,
    paths: readonly string[],
    hasExcluded: boolean,
  ][] = [
    ['all of a diff', diffOf('a.ts', 'a') + diffOf('b.ts', 'b'), ['a.ts', 'b.ts'], false],
    ['no excluded file', diffOf('.env', 'a') + diffOf('b.ts', 'b'), ['b.ts'], true],
    [
      'no file that was an excluded one',
      'diff --git a/.env b/b.ts\nsimilarity index 90%\nrename from .env\nrename to b.ts\n',
      [],
      true,
    ],
    ['nothing of no diff', '', [], false],
  ];
  for (const [what, diff, paths, hasExcluded] of rows) {
    it(`tells of ${what}`, () => {
      const told = toldFiles(diff, isSecret);
      assert.deepEqual(
        [told.files.map(({ path }) => path), told.hasExcluded],
        [paths, hasExcluded],
      );
    });
  }

  it('masks secrets', () => {
    const { files } = toldFiles(diffOf('a.ts', 'const password = "hunter2hunter2";'), isSecret);
    assert.match(files[0]?.hunks[0] ?? '', /password = "\*\*\*"/);
  });
});
