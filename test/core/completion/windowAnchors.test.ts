import assert from 'node:assert/strict';
import { WindowAnchors } from '../../../src/core/completion/windowAnchors.js';
import type { CursorSite } from '../../../src/core/text/cursorSite.js';
import { siteAt } from '../../support/siteAt.js';

const LINE = 'const value = compute(1, 2, 3);\n';
const BUDGET = { before: 100, after: 20 };

/** A long document with `typed` keys behind it. */
function siteOf(uri: string, typed: number): CursorSite {
  return { ...siteAt('█'), uri, before: LINE.repeat(50) + 'x'.repeat(typed) };
}

describe('WindowAnchors', () => {
  it('keeps a document at its start while the person types', () => {
    const anchors = new WindowAnchors();
    const starts = Array.from({ length: 40 }, (_, typed) =>
      anchors.windowOf(siteOf('file:///a', typed), BUDGET),
    ).map(({ start }) => start);
    assert.equal(new Set(starts).size, 1);
  });

  it('remembers a document while the person is in another', () => {
    const anchors = new WindowAnchors();
    const { start } = anchors.windowOf(siteOf('file:///a', 0), BUDGET);
    anchors.windowOf({ ...siteOf('file:///b', 0), before: 'short' }, BUDGET);
    // Forty lines on, a new window would start elsewhere.
    assert.equal(anchors.windowOf(siteOf('file:///a', 40), BUDGET).start, start);
  });

  it('forgets the document that was left longest ago', () => {
    const anchors = new WindowAnchors();
    const { start } = anchors.windowOf(siteOf('file:///a', 0), BUDGET);
    for (let n = 0; n < 40; n++) anchors.windowOf(siteOf(`file:///${n}`, 0), BUDGET);
    const later = { ...siteOf('file:///a', 0), before: LINE.repeat(51) };
    assert.notEqual(anchors.windowOf(later, BUDGET).start, start);
  });
});
