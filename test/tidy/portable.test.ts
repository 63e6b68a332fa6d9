import assert from 'node:assert/strict';
import { lockedAddresses, machineWords } from './portable.js';
import { committedPaths, read, ROOT } from './sources.js';

/** Files whose bytes are no text. */
const BINARY = /\.(?:png|jpg|gif|ico|wasm|vsix|woff2?)$/;

describe('the repository', () => {
  it('speaks of no machine and of no registry', () => {
    const files = committedPaths()
      .filter(path => !BINARY.test(path))
      .map(read);
    assert.ok(files.length > 50, 'the files were not found');
    assert.deepEqual(
      files.flatMap(file => machineWords(file, ROOT)),
      [],
    );
  });

  it('locks packages by their sums, not by where they lie', () => {
    assert.deepEqual(lockedAddresses(read('package-lock.json')), []);
  });
});

describe('the check of the repository', () => {
  const folder = (...names: readonly string[]): string => ['', ...names].join('/');
  const host = (...labels: readonly string[]): string => labels.join('.');
  const checkout = folder('builds', 'cove', '');

  const rows: readonly [text: string, faults: number][] = [
    [`cd ${folder('root', 'cove')}`, 1],
    [`file://${folder('home', 'somebody', 'a')}`, 1],
    [`(${folder('Users', 'somebody', 'a')})`, 1],
    [`"${checkout}src"`, 1],
    [`https://${host('registry', 'npmjs', 'org')}/a`, 1],
    [`https://${host('files', 'pythonhosted', 'org')}/a`, 1],
    [`https://${host('pypi', 'org')}/simple`, 1],
    [`file://${folder('work', 'sample')}`, 0],
    [`cd ${folder('home', 'ada', '.local')}`, 0],
    [`src${folder('home', 'a.ts')}`, 0],
    [`in the registry. Then`, 0],
  ];
  for (const [text, faults] of rows) {
    it(`sees ${faults} in ${text}`, () => {
      assert.equal(machineWords({ path: 'a', text }, checkout).length, faults);
    });
  }

  it('does not look for a checkout with a common name', () => {
    const text = `file://${folder('app', 'a.ts')}`;
    assert.deepEqual(machineWords({ path: 'a', text }, folder('app', '')), []);
  });

  it('sees an address in a lock file', () => {
    const text = '  "resolved": "https://example.org/a.tgz",\n  "resolved": "packages/a",';
    assert.equal(lockedAddresses({ path: 'package-lock.json', text }).length, 1);
  });
});
