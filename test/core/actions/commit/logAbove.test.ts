import assert from 'node:assert/strict';
import { changedFiles } from '../../../../src/core/actions/commit/changedFiles.js';
import { logAbove } from '../../../../src/core/actions/commit/logAbove.js';
import { tokensOf } from '../../../../src/core/models/tokens.js';

const diffOf = (path: string, ...lines: readonly string[]): string =>
  `diff --git a/${path} b/${path}\n--- a/${path}\n+++ b/${path}\n@@ -1 +1 @@\n${lines.map(line => `+${line}\n`).join('')}`;

describe('logAbove', () => {
  it('is a log that ends where the message of the change goes', () => {
    const files = changedFiles(diffOf('src/cart.ts', 'sum();'));
    assert.equal(
      logAbove(files, ['Round the prices\n\nSince they are odd.', 'Open a shop']),
      [
        ...['commit', '', '    Open a shop', '', 'commit', '', '    Round the prices', ''],
        ...['File src/cart.ts (changed)', '@@', '+sum();', '', 'commit', '', '    '],
      ].join('\n'),
    );
  });

  it('tells the first commit of a project alone', () => {
    const files = changedFiles(diffOf('a.ts', 'a'));
    assert.equal(logAbove(files, []), 'File a.ts (changed)\n@@\n+a\n\ncommit\n\n    ');
  });

  it('is nothing where nothing changed', () => {
    assert.equal(logAbove([], ['Open a shop']), '');
  });

  it('tells of a big change what a slow machine can read', () => {
    const lines = Array.from({ length: 5_000 }, (_, index) => `line ${index}`);
    const files = changedFiles(diffOf('a.ts', ...lines) + diffOf('b.ts', 'b();'));
    const text = logAbove(files, []);
    assert.ok(tokensOf(text) < 400, `${tokensOf(text)} tokens`);
    assert.match(text, /\+line 0\n[^]*\(\d+ more lines are not shown\)[^]*\+b\(\);/);
  });

  it('masks secrets in what was written before', () => {
    const files = changedFiles(diffOf('a.ts', 'a'));
    assert.doesNotMatch(logAbove(files, ['Set password = "hunter2hunter2"']), /hunter2/);
  });
});
