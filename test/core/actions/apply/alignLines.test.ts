import assert from 'node:assert/strict';
import fc from 'fast-check';
import { alignLines } from '../../../../src/core/actions/apply/alignLines.js';

const DOCUMENT = ['a = start()', '', 'b = load(a)', 'c = sum(b)', 'show(c)', '}'];

describe('the lines that are most like some code', () => {
  const rows: readonly (readonly [what: string, code: readonly string[], place: string])[] = [
    ['that is there as it is', ['b = load(a)', 'c = sum(b)'], '2 to 4'],
    ['with another indent', ['  b = load(a)', '\tc = sum(b)'], '2 to 4'],
    ['with a line that differs in a word', ['b = load(a)', 'c = sum(b, a)', 'show(c)'], '2 to 5'],
    ['with a line more', ['b = load(a)', 'check(b)', 'c = sum(b)'], '2 to 4'],
    ['with a line less', ['b = load(a)', 'show(c)'], '2 to 5'],
  ];
  for (const [what, code, place] of rows) {
    it(`are found for code ${what}`, () => {
      const found = alignLines(DOCUMENT, code);
      assert.equal(found && `${found.from} to ${found.to}`, place);
    });
  }

  it('are none where nothing is alike, or there is too much of both', () => {
    assert.equal(alignLines(DOCUMENT, ['listen(port)']), undefined);
    assert.equal(alignLines(DOCUMENT, ['', ' ']), undefined);
    assert.equal(alignLines([], ['a']), undefined);
    const many = Array.from({ length: 3_000 }, (_, at) => `line ${at}`);
    assert.equal(alignLines(many, many), undefined);
  });

  it('share all of what is there as it is', () => {
    const share = alignLines(DOCUMENT, ['b = load(a)', 'c = sum(b)'])?.share ?? 0;
    assert.ok(0.99 < share && share < 1.01);
  });

  it('lie in the document, whatever it is', () => {
    const lines = fc.array(fc.constantFrom('', '}', 'a b', 'a c', 'x y z', '  a b'), {
      maxLength: 9,
    });
    fc.assert(
      fc.property(lines, lines, (document, code) => {
        const found = alignLines(document, code);
        if (!found) return;
        const { from, to, codeFrom, codeTo, share } = found;
        assert.ok(0 <= from && from < to && to <= document.length);
        assert.ok(0 <= codeFrom && codeFrom < codeTo && codeTo <= code.length);
        assert.ok(0 <= share && share <= 1.1);
      }),
    );
  });
});
