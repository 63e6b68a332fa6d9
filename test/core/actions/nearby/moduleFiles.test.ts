import assert from 'node:assert/strict';
import fc from 'fast-check';
import { moduleFiles } from '../../../../src/core/actions/nearby/moduleFiles.js';

const FOLDER = 'file:///work/';

const ROWS: readonly [language: string, from: string, first: readonly string[]][] = [
  ['typescript', './a.js', ['app/core/a.ts', 'app/core/a.tsx', 'app/core/a.js']],
  ['typescript', '../b', ['app/b.ts', 'app/b.tsx', 'app/b.js', 'app/b.jsx', 'app/b/index.ts']],
  ['typescript', 'lodash', []],
  ['typescript', '../../../etc/passwd', []],
  ['python', '.a', ['app/core/a.py', 'app/core/a/__init__.py']],
  ['python', '..a.b', ['app/a/b.py', 'app/a/b/__init__.py']],
  ['python', 'app.a', ['app/core/app/a.py', 'app/core/app/a/__init__.py', 'app/app/a.py']],
  ['python', '.', ['app/core/__init__.py']],
];

describe('the files that an import may name', () => {
  for (const [language, from, first] of ROWS) {
    it(`are ${first.join(', ') || 'none'} for ${from}`, () => {
      const found = moduleFiles({ uri: `${FOLDER}app/core/x`, language, from }, FOLDER);
      assert.deepEqual(
        found.slice(0, Math.max(1, first.length)),
        first.map(file => FOLDER + file),
      );
    });
  }

  it('lie in the folder, whatever is imported', () => {
    const from = fc.oneof(
      fc.string(),
      fc.array(fc.constantFrom('.', '..', '/', 'a', '%2e%2e')).map(parts => parts.join('/')),
    );
    fc.assert(
      fc.property(from, fc.constantFrom('typescript', 'python'), (written, language) => {
        for (const file of moduleFiles(
          { uri: `${FOLDER}a/b.ts`, language, from: written },
          FOLDER,
        )) {
          assert.ok(new URL(file).href.startsWith(FOLDER), file);
        }
      }),
    );
  });
});
