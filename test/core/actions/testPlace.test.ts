import assert from 'node:assert/strict';
import { testPlaceOf } from '../../../src/core/actions/testPlace.js';

describe('the place of a test', () => {
  const rows: readonly [language: string, uri: string, test: string][] = [
    ['typescript', 'file:///work/sums.ts', 'file:///work/sums.test.ts'],
    ['typescriptreact', 'file:///work/a.b.tsx', 'file:///work/a.b.test.tsx'],
    ['javascript', 'file:///work/sums.mjs', 'file:///work/sums.test.mjs'],
    ['python', 'file:///work/sums.py', 'file:///work/test_sums.py'],
    ['go', 'file:///work/sums.go', 'file:///work/sums_test.go'],
    ['ruby', 'file:///work/sums.rb', 'file:///work/sums_spec.rb'],
    ['java', 'file:///work/Sums.java', 'file:///work/SumsTest.java'],
    ['csharp', 'file:///work/Sums.cs', 'file:///work/SumsTests.cs'],
    ['php', 'file:///work/Sums.php', 'file:///work/SumsTest.php'],
    ['rust', 'file:///work/sums.rs', 'file:///work/sums_test.rs'],
    ['lua', 'file:///work/sums.lua', 'file:///work/sums.test.lua'],
    ['plaintext', 'untitled:Untitled-1', 'untitled:Untitled-1.test'],
    ['python', 'file:///c%3A/my%20work/a%20b.py', 'file:///c%3A/my%20work/test_a%20b.py'],
  ];
  for (const [language, uri, test] of rows) {
    it(`is ${test}`, () => {
      assert.equal(testPlaceOf(uri, language).uri, test);
    });
  }

  it('is told to the model by names alone', () => {
    const { hint } = testPlaceOf('file:///work/a%20b.py', 'python');
    assert.match(hint, /test_a b\.py.*pytest.*from a b\./);
    assert.doesNotMatch(hint, /work/);
  });
});
