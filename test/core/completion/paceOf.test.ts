import assert from 'node:assert/strict';
import { paceOf } from '../../../src/core/completion/paceOf.js';
import { Rhythm } from '../../../src/core/completion/rhythm.js';
import { siteAt } from '../../support/siteAt.js';

describe('paceOf', () => {
  it('is what the person set', () => {
    assert.equal(paceOf(siteAt('{\n  █\n}'), 300, new Rhythm()), 300);
    assert.equal(paceOf(siteAt('const na█'), 0, new Rhythm()), 0);
  });

  it('is what the rhythm tells where nothing is set', () => {
    const rhythm = new Rhythm();
    const site = siteAt('const na█');
    assert.equal(paceOf(site, -1, rhythm), rhythm.waitMs(site));
  });
});
