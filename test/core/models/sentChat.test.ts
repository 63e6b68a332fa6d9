import assert from 'node:assert/strict';
import { sentChat } from '../../../src/core/models/sentChat.js';

describe('sentChat', () => {
  it('is the turns as they are, and the options by their names', () => {
    const sent = sentChat({
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
    assert.equal(sent.prompt, 'system: Be brief.\nuser: a\n\tb\n');
    assert.equal('messages' in sent.options, false);
    assert.match(JSON.stringify(sent.options['options']), /"num_predict":9.*"num_ctx":4096/);
  });
});
