import assert from 'node:assert/strict';
import { Evictions } from '../../../src/core/models/evictions.js';
import type { LoadedModel } from '../../../src/core/models/modelRuntime.js';

const loaded = (name: string): LoadedModel => ({ name, contextLength: 4_096 });

describe('Evictions', () => {
  it('name the model that is there in place of the last one', () => {
    const evictions = new Evictions();
    evictions.isThere('coder');
    evictions.isMissing('coder', [loaded('chat')]);
    assert.equal(evictions.by, 'chat');
    evictions.forget();
    assert.equal(evictions.by, undefined);
  });

  it('are none where nothing else is in memory', () => {
    const evictions = new Evictions();
    evictions.isThere('coder');
    evictions.isMissing('coder', []);
    assert.equal(evictions.by, undefined);
  });

  it('are none of a model that was not there before', () => {
    const evictions = new Evictions();
    evictions.isThere('other');
    evictions.isMissing('coder', [loaded('chat')]);
    assert.equal(evictions.by, undefined);
  });
});
