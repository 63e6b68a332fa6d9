import assert from 'node:assert/strict';
import fc from 'fast-check';
import { detached } from '../../../src/core/text/detached.js';

describe('detached', () => {
  it('is the same text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        assert.equal(detached(text), text);
      }),
    );
  });
});
