import assert from 'node:assert/strict';
import { sentAs } from '../../../src/core/actions/lastAction.js';

describe('what was sent for an action', () => {
  it('is the turns as they are, and the options by their names', () => {
    const sent = sentAs({
      model: 'qwen',
      turns: [
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: 'a\n\tb' },
      ],
      maxTokens: 9,
      stop: [],
      temperature: 0,
      contextLength: 4_096,
      keepAlive: undefined,
      purpose: 'action',
      files: [],
    });
    assert.equal(sent.model, 'qwen');
    assert.equal(sent.prompt, '[system]\nBe brief.\n\n[user]\na\n\tb');
    assert.equal('messages' in sent.options, false);
    assert.match(JSON.stringify(sent.options['options']), /"num_predict":9.*"num_ctx":4096/);
  });
});
