import assert from 'node:assert/strict';
import {
  mirrored,
  partsOf,
  subjectOf,
  waysOf,
} from '../../../../src/core/actions/tests/testWays.js';
import { OTHERS } from '../../../../src/core/actions/tests/testStyles.js';

const ROOT = 'file:///work/';

/** For each way the name of a test of `cart`, and where it lies for code in `folder`. */
function shown(files: readonly string[], folder: string): readonly string[] {
  const project = { root: ROOT, files: files.map(file => ROOT + file), manifest: '' };
  return waysOf(OTHERS, project).map(
    ({ names, move }) => `${move(folder) ?? '?'}/${names.replace('*', 'cart')}`,
  );
}

describe('the ways of tests', () => {
  const rows: readonly [does: string, files: string[], folder: string, ways: string[]][] = [
    ['are none without tests', ['src/a.x', 'src/b.x'], 'src', []],
    ['are none where a test has no code', ['test/a.test.x'], 'src', []],
    ['lead beside the code', ['src/a.x', 'src/a_test.x'], 'src/core', ['src/core/cart_test']],
    [
      'begin with the plainest of those that are as usual',
      ['src/a.x', 'test/a.test.x'],
      'src/core',
      ['test/core/cart.test', 'test/cart.test'],
    ],
    [
      'begin with the most usual one',
      ['a.x', 'a.test.x', 'b.x', 'b_test.x', 'c.x', 'c_test.x'],
      '',
      ['/cart_test', '/cart.test'],
    ],
    [
      'say nothing of other folders',
      ['src/a.x', 'src/t/a.test.x'],
      'lib',
      ['lib/t/cart.test', '?/cart.test', '?/cart.test'],
    ],
  ];
  for (const [does, files, folder, ways] of rows) {
    it(does, () => {
      assert.deepEqual(shown(files, folder), ways);
    });
  }

  it('take the code that is nearest to a test', () => {
    const files = ['a/src/i.x', 'a/test/i.test.x', 'b/src/i.x', 'b/test/i.test.x'];
    const own = 'b/test/cart.test';
    assert.deepEqual(shown(files, 'b/src'), ['?/cart.test', '?/cart.test', own, own]);
  });
});

describe('the parts of an address', () => {
  it('are those from the root', () => {
    assert.deepEqual(partsOf('file:///work/src/core/a.b.ts', ROOT), {
      folder: 'src/core',
      name: 'a.b',
      ending: 'ts',
    });
  });

  it('have no folder at the root, and no ending where there is none', () => {
    assert.deepEqual(partsOf('file:///work/Rakefile', ROOT), {
      folder: '',
      name: 'Rakefile',
      ending: '',
    });
  });
});

describe('what a test is about', () => {
  const rows: readonly [name: string, names: string, subject: string | undefined][] = [
    ['cart.test', '*.test', 'cart'],
    ['test_cart', 'test_*', 'cart'],
    ['cart', '*.test', undefined],
    ['.test', '*.test', undefined],
  ];
  for (const [name, names, subject] of rows) {
    it(`is ${subject ?? 'nothing'} for ${name} by ${names}`, () => {
      assert.equal(subjectOf(name, names), subject);
    });
  }
});

describe('a mirrored folder', () => {
  const rows: readonly [from: string, folder: string, to: string | undefined][] = [
    ['src', 'src', 'test'],
    ['src', 'src/core', 'test/core'],
    ['src', 'source', undefined],
    ['', 'core', 'test/core'],
  ];
  for (const [from, folder, to] of rows) {
    it(`of ${from === '' ? 'the root' : from} is ${to ?? 'none'} for ${folder}`, () => {
      assert.equal(mirrored(from, 'test')(folder), to);
    });
  }
});
