import assert from 'node:assert/strict';
import { bySymbol } from '../../../../src/core/actions/apply/bySymbol.js';
import type { CodeSymbol } from '../../../../src/core/actions/apply/symbols.js';

function symbol(name: string, from: number, to: number, children: CodeSymbol[] = []): CodeSymbol {
  return { name, kind: 'function', top: from, from, to, children };
}

const DOCUMENT = ["import { x } from 'x';", '', 'function a() {', '  x();', '}'];

function changes(code: readonly string[], symbols: readonly CodeSymbol[]): unknown {
  const site = { language: 'typescript', document: DOCUMENT, code };
  return bySymbol(site, { document: [symbol('a', 2, 5)], code: symbols });
}

describe('a place by name', () => {
  const NEW = ['function a() {', '  y();', '}'];

  it('is that of the definition of that name', () => {
    assert.deepEqual(changes(NEW, [symbol('a', 0, 3)]), [{ from: 2, to: 5, lines: NEW }]);
  });

  it('brings what is imported, and no comment that stands alone', () => {
    const code = ["import { y } from 'y';", '', '// In sums.ts:', '', ...NEW];
    assert.deepEqual(changes(code, [symbol('a', 4, 7)]), [
      { from: 1, to: 1, lines: ["import { y } from 'y';"] },
      { from: 2, to: 5, lines: NEW },
    ]);
  });

  it('is none where nothing is named, all is new, or more is said than definitions', () => {
    assert.equal(changes(['y();'], []), undefined);
    assert.equal(changes(['function b() {', '}'], [symbol('b', 0, 2)]), undefined);
    assert.equal(changes([...NEW, 'a();'], [symbol('a', 0, 3)]), undefined);
  });
});
