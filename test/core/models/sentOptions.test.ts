import assert from 'node:assert/strict';

import { sentOptions } from '../../../src/core/models/sentOptions.js';

describe('sentOptions', () => {
  it('is what was sent, without the model and the text that is shown beside it', () => {
    const body = { model: 'qwen', prompt: 'a', messages: [], stream: true, options: { seed: 1 } };
    assert.deepEqual(sentOptions(body), { stream: true, options: { seed: 1 } });
  });
});
