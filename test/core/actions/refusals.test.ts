import assert from 'node:assert/strict';
import * as refusals from '../../../src/core/actions/refusals.js';

describe('the refusals', () => {
  for (const [name, refusal] of Object.entries(refusals)) {
    if (typeof refusal === 'function') continue;
    it(`say in sentences what is so: ${name}`, () => {
      assert.equal(refusal.kind, 'refused');
      assert.match(refusal.text, /^[A-Z].*\.$/);
    });
  }

  it('are made of sentences', () => {
    assert.deepEqual(refusals.refused('No.'), { kind: 'refused', text: 'No.' });
  });
});
