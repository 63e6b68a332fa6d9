import assert from 'node:assert/strict';
import { siteAfter } from '../../../src/core/completion/suggestion.js';
import { siteAt } from '../../support/siteAt.js';

describe('siteAfter', () => {
  it('is where the cursor stands behind what was accepted', () => {
    const site = siteAfter(siteAt('f(█); // x'), { text: 'a, b);', replaces: 2 });
    assert.deepEqual(site, siteAt('f(a, b);█ // x'));
  });
});
