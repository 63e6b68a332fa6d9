import assert from 'node:assert/strict';
import fc from 'fast-check';
import { lineEdits, type Replacement } from '../../../src/core/text/lineEdits.js';

const CASES = 10_000;

function applied(text: string, edits: readonly Replacement[]): string {
  return edits.reduceRight(
    (rest, { start, end, text: piece }) => rest.slice(0, start) + piece + rest.slice(end),
    text,
  );
}

describe('edits by line', () => {
  it('replace only the lines that differ', () => {
    const text = 'head\na\nb\nc\ntail\n';
    assert.deepEqual(lineEdits(text, { start: 5, end: 10 }, 'a\nB\nc'), [
      { start: 7, end: 9, text: 'B\n' },
    ]);
  });

  it('are several where other lines stand between', () => {
    const edits = lineEdits('a\nb\nc\nd', { start: 0, end: 7 }, 'A\nb\nc\nD');
    assert.deepEqual(edits, [
      { start: 0, end: 2, text: 'A\n' },
      { start: 6, end: 7, text: 'D' },
    ]);
  });

  it('are none where nothing differs', () => {
    assert.deepEqual(lineEdits('a\nb', { start: 0, end: 3 }, 'a\nb'), []);
  });

  it('leave the lines alone that stay, with their breaks', () => {
    const edits = lineEdits('a\r\nb\r\n', { start: 0, end: 6 }, 'a\r\nB\r\n');
    assert.deepEqual(edits, [{ start: 3, end: 6, text: 'B\r\n' }]);
  });

  it('put just the text in place of the piece, whatever both are', () => {
    const line = fc.constantFrom('a', 'b', '  a', '}', '', '\r', 'ä𝒳');
    const text = fc.array(line, { maxLength: 12 }).map(lines => lines.join('\n'));
    fc.assert(
      fc.property(text, text, text, text, (before, old, after, wanted) => {
        const document = before + old + after;
        const target = { start: before.length, end: before.length + old.length };
        const edits = lineEdits(document, target, wanted);
        assert.equal(applied(document, edits), before + wanted + after);
        for (const [at, { start, end }] of edits.entries()) {
          assert.ok(target.start <= start && start <= end && end <= target.end);
          assert.ok(at === 0 || (edits[at - 1]?.end ?? 0) < start, 'they touch');
        }
      }),
      { numRuns: CASES },
    );
  });
});
