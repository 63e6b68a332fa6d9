import assert from 'node:assert/strict';
import { Requests } from '../../../src/core/completion/requests.js';
import { completionSettingsWith } from '../../support/completionSettingsWith.js';
import { readyModel } from '../../support/readyModel.js';
import { siteAt } from '../../support/siteAt.js';

const SETTINGS = completionSettingsWith({});

describe('Requests', () => {
  it('names the file by what it is called, and quotes a piece of it', () => {
    const requests = new Requests(() => 'sample.ts');
    const { request, quoted } = requests.prepare(siteAt('a();\nb█;'), readyModel(), SETTINGS);
    assert.deepEqual(request.files, ['sample.ts']);
    assert.deepEqual([quoted.start, quoted.end], [0, 7]);
    assert.ok(0 < quoted.tokens);
  });

  it('asks for other tokens until it is known whether they are told', () => {
    const requests = new Requests(() => '');
    const { request } = requests.prepare(siteAt('a();\n█'), readyModel(), SETTINGS);
    assert.equal(request.alternatives, 1);
  });

  it('forgets what it learned when another model is asked', () => {
    const requests = new Requests(() => '');
    const one = requests.prepare(siteAt('a█'), readyModel(), SETTINGS);
    const other = requests.prepare(siteAt('a█'), { ...readyModel(), name: 'b' }, SETTINGS);
    const again = requests.prepare(siteAt('ab█'), { ...readyModel(), name: 'b' }, SETTINGS);
    assert.notEqual(one.gauge, other.gauge);
    assert.equal(other.gauge, again.gauge);
  });
});
