import assert from 'node:assert/strict';
import { explainFault } from '../../../src/core/models/explainFault.js';
import { type FaultKind, ModelFault } from '../../../src/core/models/modelRuntime.js';

describe('explainFault', () => {
  const rows: readonly [kind: FaultKind, subject: string, reason: RegExp, remedy: RegExp][] = [
    ['unreachable', '127.0.0.1:11434', /127\.0\.0\.1:11434/, /cove\.ollama\.url/],
    ['denied', 'gpu.lan', /gpu\.lan/, /cove\.ollama\.allowedHosts/],
    ['remote', 'x:cloud', /x:cloud runs on another machine/, /Select Completion Model/],
    ['missing', '', /No installed model/, /ollama pull qwen2\.5-coder/],
    ['missing', 'codestral', /codestral is not installed/, /ollama pull codestral/],
    ['unable', 'llama3', /llama3/, /Select Completion Model/],
    ['refused', 'status 400', /status 400/, /cove\.context\.maxTokens/],
    ['busy', '', /busy/, /by itself/],
    ['failed', 'status 500', /status 500/, /log of Ollama/],
    ['unrecorded', '', /ledger/, /disk/],
  ];
  for (const [kind, subject, reason, remedy] of rows) {
    it(`tells what to do when ${kind} ${subject}`, () => {
      const told = explainFault(new ModelFault(kind, subject));
      assert.match(told.reason, reason);
      assert.match(told.remedy, remedy);
    });
  }

  const chat: readonly [kind: FaultKind, subject: string, reason: RegExp, remedy: RegExp][] = [
    ['missing', '', /can answer questions/, /ollama pull qwen2\.5-coder:1\.5b"/],
    ['missing', 'codestral', /codestral is not installed/, /cove\.chat\.model/],
    ['unable', 'x:base', /not taught to answer/, /cove\.chat\.model/],
    ['refused', 'too long', /too long/, /new chat/],
    ['busy', '', /busy/, /Ask again/],
  ];
  for (const [kind, subject, reason, remedy] of chat) {
    it(`tells who chats what to do when ${kind} ${subject}`, () => {
      const told = explainFault(new ModelFault(kind, subject), 'chat');
      assert.match(told.reason, reason);
      assert.match(told.remedy, remedy);
    });
  }
});
