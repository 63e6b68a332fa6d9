import assert from 'node:assert/strict';
import type { ChatRequest } from '../../../src/core/models/modelRuntime.js';
import { chatCompletionsBody } from '../../../src/core/models/openAiBodies.js';
import { openAiServerOf } from '../../../src/core/models/openAiServers.js';
import { chatBody } from '../../../src/core/models/requestBodies.js';
import { sentChat } from '../../../src/core/models/sentChat.js';

const REQUEST: ChatRequest = {
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
};

describe('sentChat', () => {
  const llama = openAiServerOf(['llamacpp']);
  const rows: readonly [to: string, body: Readonly<Record<string, unknown>>, says: RegExp][] = [
    ['Ollama', { ...chatBody(REQUEST) }, /"num_predict":9.*"num_ctx":4096/],
    ['llama-server', chatCompletionsBody(REQUEST, llama), /"max_tokens":9.*"cache_prompt":true/],
  ];
  for (const [to, body, says] of rows) {
    it(`is the turns as they are, and the options by their names, as sent to ${to}`, () => {
      const sent = sentChat(REQUEST, body);
      assert.equal(sent.model, 'qwen');
      assert.equal(sent.prompt, 'system: Be brief.\nuser: a\n\tb\n');
      assert.ok(!('messages' in sent.options) && !('model' in sent.options));
      assert.match(JSON.stringify(sent.options), says);
    });
  }
});
