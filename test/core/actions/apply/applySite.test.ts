import assert from 'node:assert/strict';
import {
  leavesOut,
  putInPlace,
  repairSiteOf,
  saysNothing,
} from '../../../../src/core/actions/apply/applySite.js';

const SITE = {
  language: 'typescript',
  document: ['if (a) {', '  b();', '  c();', '}', '// ... and so on'],
  code: [],
};

describe('a place in a document', () => {
  it('takes code with its own indent', () => {
    const change = putInPlace(SITE, { from: 1, to: 3 }, ['', 'x();', 'y();', '']);
    assert.deepEqual(change, { from: 1, to: 3, lines: ['  x();', '  y();'] });
  });

  it('fills in what the code leaves out, or takes none of it', () => {
    const place = { from: 0, to: 4 };
    const filled = putInPlace(SITE, place, ['if (a) {', '  // ...', '}']);
    assert.deepEqual(filled?.lines, SITE.document.slice(0, 4));
    assert.equal(putInPlace(SITE, place, ['x();', '// ...', 'y();']), undefined);
  });

  it('is told with what stands around it', () => {
    const { target, above, below } = repairSiteOf(SITE, 1, 3);
    assert.deepEqual([above.length, target.length, below.length], [1, 2, 2]);
  });

  it('knows what is left out from what the document says itself', () => {
    assert.equal(leavesOut(SITE, ['a();', '// ... existing code ...']), true);
    assert.equal(leavesOut(SITE, ['// ... and so on']), false);
    assert.equal(saysNothing(SITE, ' '), true);
    assert.equal(saysNothing(SITE, '// ... rest'), true);
    assert.equal(saysNothing(SITE, 'a();'), false);
  });
});
