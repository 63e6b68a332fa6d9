import assert from 'node:assert/strict';
import fc from 'fast-check';
import { chunksOf } from '../../../src/core/codebase/chunksOf.js';

const SIZE = { unitsMin: 20, unitsMax: 60 };

describe('chunksOf', () => {
  it('ends where a piece of code does', () => {
    const one = 'function one() {\n\n  return 1;\n}\n\n';
    const two = 'function two() {\n  return 2;\n}\n';
    assert.deepEqual(chunksOf(one + two, SIZE), [
      { line: 0, text: one },
      { line: 5, text: two },
    ]);
  });

  it('ends where it is full', () => {
    const line = 'a line of units\n';
    const chunks = chunksOf(line.repeat(7), SIZE);
    assert.deepEqual(
      chunks.map(({ line: first, text }) => [first, text.length]),
      [
        [0, 48],
        [3, 48],
        [6, 16],
      ],
    );
  });

  it('keeps a line whole, however long', () => {
    const long = 'x'.repeat(200);
    assert.deepEqual(chunksOf(`a\n${long}\nb`, SIZE), [
      { line: 0, text: 'a\n' },
      { line: 1, text: `${long}\n` },
      { line: 2, text: 'b' },
    ]);
  });

  it('loses nothing and knows its lines, whatever the text', () => {
    const line = fc.constantFrom('a\n', '  bc\n', '\n', '}\n', 'x'.repeat(70), '\r\n');
    fc.assert(
      fc.property(fc.array(line, { maxLength: 60 }), lines => {
        const text = lines.join('');
        const chunks = chunksOf(text, SIZE);
        assert.equal(chunks.map(each => each.text).join(''), text);
        let at = 0;
        for (const chunk of chunks) {
          assert.equal(chunk.line, at);
          at += chunk.text.split('\n').length - 1;
          const isOneLine = chunk.text.indexOf('\n') === chunk.text.length - 1;
          assert.ok(chunk.text.length <= SIZE.unitsMax || isOneLine || !chunk.text.includes('\n'));
        }
      }),
    );
  });
});
