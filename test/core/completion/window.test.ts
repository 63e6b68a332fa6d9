import assert from 'node:assert/strict';
import fc from 'fast-check';
import { headStart, tailEnd } from '../../../src/core/completion/window.js';
import { UNMEASURED } from '../../../src/core/models/tokenMeter.js';

const LINE = 'const value = compute(1, 2, 3);\n';

const text = fc.array(fc.constantFrom('a', ' ', '\n', '漢', '😀', LINE)).map(all => all.join(''));

/** Half a surrogate pair is what `encodeURIComponent` refuses. */
function assertWhole(piece: string): void {
  assert.doesNotThrow(() => encodeURIComponent(piece));
}

describe('headStart', () => {
  it('takes all of a short text', () => {
    assert.equal(headStart('const a = 1;\n', 100, UNMEASURED, undefined), 0);
  });

  it('begins a long one at a line', () => {
    const start = headStart(LINE.repeat(50), 100, UNMEASURED, undefined);
    assert.ok(0 < start);
    assert.equal(start % LINE.length, 0);
  });

  it('stays where it was as long as it can, and then jumps by half', () => {
    const starts = new Set<number>();
    let anchor: number | undefined;
    for (let lines = 50; lines < 90; lines++) {
      anchor = headStart(LINE.repeat(lines), 200, UNMEASURED, anchor);
      starts.add(anchor);
    }
    assert.ok(starts.size <= 5, `${starts.size} starts in 40 lines`);
  });

  it('never exceeds its tokens, and cuts no character in two', () => {
    fc.assert(
      fc.property(text, fc.nat(200), fc.nat(400), (all, tokens, anchor) => {
        const piece = all.slice(headStart(all, tokens, UNMEASURED, anchor));
        assert.ok(UNMEASURED.tokensOf(piece) <= tokens);
        assertWhole(piece);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('tailEnd', () => {
  it('ends a long text at a line', () => {
    const end = tailEnd(LINE.repeat(50), 40, UNMEASURED);
    assert.equal((end + 1) % LINE.length, 0);
  });

  it('never exceeds its tokens, and cuts no character in two', () => {
    fc.assert(
      fc.property(text, fc.nat(60), (all, tokens) => {
        const piece = all.slice(0, tailEnd(all, tokens, UNMEASURED));
        assert.ok(UNMEASURED.tokensOf(piece) <= tokens);
        assertWhole(piece);
      }),
      { numRuns: 2_000 },
    );
  });
});
