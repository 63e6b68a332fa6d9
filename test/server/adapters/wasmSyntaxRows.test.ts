import assert from 'node:assert/strict';

import fc from 'fast-check';

import { pointAfter, Rows } from '../../../src/server/adapters/wasmSyntaxRows.js';

/** Row and column as anyone would count them. */
function counted(text: string, offset: number): { row: number; column: number } {
  const lines = text.slice(0, offset).split('\n');
  return { row: lines.length - 1, column: lines.at(-1)?.length ?? 0 };
}

const texts = fc
  .array(fc.constantFrom('a', '\n', '\r\n', '\t', '中', '😀', 'long line'), { maxLength: 30 })
  .map(parts => parts.join(''));

describe('Rows', () => {
  it('tells the row and column of any offset, in any order', () => {
    fc.assert(
      fc.property(texts, fc.array(fc.nat(100)), (text, offsets) => {
        const rows = new Rows();
        for (const each of offsets) {
          const offset = each % (text.length + 1);
          assert.deepEqual(rows.pointAt(text, offset), counted(text, offset));
        }
      }),
    );
  });

  it('tells them while the text changes after what it told last', () => {
    const rows = new Rows();
    assert.deepEqual(rows.pointAt('a\nb\nc', 4), { row: 2, column: 0 });
    assert.deepEqual(rows.pointAt('a\nb\n\n\nc', 6), { row: 4, column: 0 });
    assert.deepEqual(rows.pointAt('a\nb\n\n\nc', 1), { row: 0, column: 1 });
  });

  it('begins again for another text', () => {
    const rows = new Rows();
    rows.pointAt('a\nb', 2);
    rows.reset();
    assert.deepEqual(rows.pointAt('abc\nd', 2), { row: 0, column: 2 });
  });
});

describe('pointAfter', () => {
  it('is where the inserted text ends', () => {
    fc.assert(
      fc.property(texts, texts, (before, inserted) => {
        assert.deepEqual(
          pointAfter(counted(before, before.length), inserted),
          counted(before + inserted, before.length + inserted.length),
        );
      }),
    );
  });
});
