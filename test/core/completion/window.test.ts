import assert from 'node:assert/strict';
import fc from 'fast-check';
import { windowOf } from '../../../src/core/completion/window.js';
import { WindowAnchors } from '../../../src/core/completion/windowAnchors.js';
import { tokensOf } from '../../../src/core/models/tokens.js';
import type { CursorSite } from '../../../src/core/text/cursorSite.js';
import { siteAt } from '../../support/siteAt.js';

const LINE = 'const value = compute(1, 2, 3);\n';
const BUDGET = { before: 100, after: 20 };

describe('windowOf', () => {
  it('takes all of a small file', () => {
    const site = siteAt('const a = 1;\n█\nconst b = 2;');
    const all = site.before.length + site.after.length;
    assert.deepEqual(windowOf(site, BUDGET, undefined), { start: 0, end: all });
  });

  it('begins and ends at a line of a large one', () => {
    const site = siteAt(`${LINE.repeat(50)}█${LINE.repeat(50)}`);
    const { start, end } = windowOf(site, BUDGET, undefined);
    assert.equal(start % LINE.length, 0);
    assert.equal((end + 1) % LINE.length, 0);
  });

  it('keeps its start while the person types, and then jumps by half', () => {
    const anchors = new WindowAnchors();
    const starts = new Set<number>();
    for (let typed = 0; typed < 400; typed++) {
      const before = LINE.repeat(50) + 'x'.repeat(typed % 40) + '\n'.repeat(typed / 40);
      starts.add(anchors.windowOf({ ...siteAt('█'), before }, BUDGET).start);
    }
    assert.ok(starts.size <= 4, `${starts.size} starts in 400 keys`);
  });

  const text = fc.array(fc.constantFrom('a', ' ', '\n', '漢', '😀', LINE)).map(all => all.join(''));
  const site = fc
    .tuple(text, text)
    .map(([before, after]): CursorSite => ({ ...siteAt('█'), before, after }));

  it('never exceeds the budget, and cuts no character in two', () => {
    fc.assert(
      fc.property(site, fc.nat(200), fc.nat(60), fc.nat(400), (at, before, after, anchor) => {
        const { start, end } = windowOf(at, { before, after }, anchor);
        const head = at.before.slice(start);
        const tail = at.after.slice(0, end - at.before.length);
        assert.ok(tokensOf(head) <= before && tokensOf(tail) <= after);
        // Half a surrogate pair is what `encodeURIComponent` refuses.
        assert.doesNotThrow(() => encodeURIComponent(head + tail));
      }),
      { numRuns: 2_000 },
    );
  });
});
