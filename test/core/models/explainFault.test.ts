import assert from 'node:assert/strict';
import { explainFault } from '../../../src/core/models/explainFault.js';
import { type FaultKind, ModelFault, OLLAMA } from '../../../src/core/models/modelRuntime.js';

describe('explainFault', () => {
  const rows: readonly [kind: FaultKind, subject: string, reason: RegExp, remedy: RegExp][] = [
    ['unreachable', '127.0.0.1:11434', /127\.0\.0\.1:11434/, /cove\.ollama\.url/],
    ['stranger', 'gpu.lan', /gpu\.lan, but it is not Ollama/, /port, path, and http or https/],
    ['redirected', 'gpu.lan', /gpu\.lan sends Cove on to another address/, /Ollama itself answers/],
    ['gateway', 'gpu.lan', /before Ollama at gpu\.lan/, /Start Ollama behind it/],
    ['proxied', 'gpu.lan', /A proxy answers instead of gpu\.lan/, /NO_PROXY/],
    ['forbidden', 'gpu.lan', /gpu\.lan does not let Cove in/, /Set Token or Header/],
    ['untrusted', 'gpu.lan', /certificate of gpu\.lan/, /cove\.ollama\.caFile/],
    ['outdated', 'x:7b', /x:7b needs a newer Ollama/, /Update Ollama/],
    ['damaged', 'x:7b', /cannot read the file of x:7b/, /ollama pull x:7b/],
    ['memory', 'x:7b', /x:7b does not fit into memory/, /smaller model/],
    ['crashed', 'x:7b', /runner of x:7b ended/, /update Ollama/],
    ['limited', 'gpu.lan', /gpu\.lan limits/, /by itself/],
    ['silent', 'x:7b', /x:7b does not/, /load its model anew.*restart Ollama/],
    ['broken', 'it was cut', /in the middle/, /restart Ollama/],
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

  it('tells measures where there are any', () => {
    const fault = new ModelFault('memory', 'x:7b', OLLAMA, 'it needs 9 GiB, and 3 GiB is free');
    assert.match(explainFault(fault).reason, /memory \(it needs 9 GiB, and 3 GiB is free\)\.$/);
  });

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
