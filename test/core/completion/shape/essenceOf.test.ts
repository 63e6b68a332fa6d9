import assert from 'node:assert/strict';
import { essenceOf, isTelling } from '../../../../src/core/completion/shape/essenceOf.js';

describe('essenceOf', () => {
  const rows: readonly [line: string, essence: string][] = [
    ['  foo( a );', 'foo(a)'],
    ['foo(a)', 'foo(a)'],
    ['"a",\r', '"a"'],
    [' ;', ''],
    ['', ''],
  ];
  for (const [line, essence] of rows) {
    it(`is ${JSON.stringify(essence)} of ${JSON.stringify(line)}`, () => {
      assert.equal(essenceOf(line), essence);
    });
  }

  it('tells long lines apart by their length', () => {
    assert.notEqual(essenceOf('a'.repeat(2_000)), essenceOf('a'.repeat(2_001)));
  });
});

describe('isTelling', () => {
  const rows: readonly [line: string, telling: boolean][] = [
    ['foo();', true],
    ['return', true],
    ['漢字漢字', true],
    ['a();', false],
    ['});', false],
    ['    </div>', false],
    ['  end);', false],
    ['done', false],
    ['0, 0, 0, 0', false],
    ['--------', false],
    ['ends', true],
  ];
  for (const [line, telling] of rows) {
    it(`is ${String(telling)} of ${JSON.stringify(line)}`, () => {
      assert.equal(isTelling(line), telling);
    });
  }
});
