import assert from 'node:assert/strict';
import { TELLER, untold } from './messages.js';
import { sourcesIn } from './sources.js';

describe('messages of the editor', () => {
  it('are shown by one file, which breaks what would be a link', () => {
    const src = sourcesIn(['src'], ['.ts']);
    assert.ok(
      src.some(({ path }) => path === TELLER),
      'the one file was not found',
    );
    assert.deepEqual(src.flatMap(untold), []);
  });

  const rows: readonly [does: string, text: string, found: readonly string[]][] = [
    [
      'finds one that goes around it',
      "await vscode.window.showWarningMessage('no');",
      ['src/client/a.ts:1 showWarningMessage'],
    ],
    [
      'finds one that is taken along',
      'const { showErrorMessage } = vscode.window;',
      ['src/client/a.ts:1 showErrorMessage'],
    ],
    [
      'passes over a dialog',
      "await vscode.window.showWarningMessage('Erase?', { modal: true }, 'Erase');",
      [],
    ],
  ];
  for (const [does, text, found] of rows) {
    it(does, () => {
      assert.deepEqual(untold({ path: 'src/client/a.ts', text }), found);
    });
  }
});
