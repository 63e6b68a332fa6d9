import assert from 'node:assert/strict';
import { explainRefusal } from '../../../src/core/actions/explainRefusal.js';
import { type FaultKind, ModelFault } from '../../../src/core/models/modelRuntime.js';

describe('a fault as the answer to an action', () => {
  const rows: readonly [kind: FaultKind, subject: string, says: RegExp][] = [
    ['unreachable', '127.0.0.1:11434', /^Ollama does not answer at 127\.0\.0\.1:11434\. Start/],
    ['denied', 'far.example', /far\.example is neither/],
    ['remote', 'big:cloud', /big:cloud runs on another machine.*cove\.edit\.model/],
    ['missing', '', /^No installed model can answer\. Run "ollama pull \S+"/],
    ['missing', 'llama3', /^The model llama3 is not installed\. .*cove\.edit\.model/],
    ['unable', 'some:base', /^some:base was not taught to answer/],
    ['refused', '400', /select less code/],
    ['busy', '', /Try again in a moment/],
    ['failed', '500', /^Ollama failed to answer \(500\)/],
    ['unrecorded', '', /^The ledger/],
  ];
  for (const [kind, subject, says] of rows) {
    it(`says what is so and what helps: ${kind} ${subject}`, () => {
      const { kind: outcome, text } = explainRefusal(new ModelFault(kind, subject));
      assert.equal(outcome, 'refused');
      assert.match(text, says);
    });
  }
});
