import assert from 'node:assert/strict';
import { explainFault, explainPull } from '../../../src/core/models/explainFault.js';
import { type FaultKind, ModelFault } from '../../../src/core/models/modelRuntime.js';

describe('a fault of a server that is not Ollama', () => {
  const rows: readonly [kind: FaultKind, subject: string, says: RegExp][] = [
    [
      'unreachable',
      '127.0.0.1:8080',
      /^vLLM does not answer at 127\.0\.0\.1:8080\. Start it, or set/,
    ],
    ['denied', 'far.example', /^far\.example is neither/],
    ['missing', '', /^No installed model can complete code\. Start vLLM with a model that does\./],
    ['missing', 'mine', /^vLLM has no model mine\. Start vLLM with it, or choose another/],
    ['unable', 'mine', /^vLLM cannot have mine do this/],
    ['refused', '400', /^vLLM refused the request \(400\)\. Update vLLM, or lower/],
    ['forbidden', '127.0.0.1:8080', /^vLLM at 127\.0\.0\.1:8080 does not let Cove in/],
    ['stranger', '127.0.0.1:8080', /it is not vLLM/],
    [
      'silent',
      'mine',
      /vLLM answers, but mine does not.* Wait a moment\. If nothing changes, restart vLLM\./,
    ],
    ['broken', 'nothing more came', /^vLLM stopped in the middle/],
    ['busy', '503', /^vLLM is busy, or still loads its model\./],
    ['failed', '500', /^vLLM failed to answer \(500\)\. Look at the log of vLLM/],
    ['unrecorded', '', /^The ledger/],
  ];
  for (const [kind, subject, says] of rows) {
    it(`says whose it is and what helps: ${kind} ${subject}`, () => {
      const { reason, remedy } = explainFault(new ModelFault(kind, subject, 'vLLM'));
      assert.match(`${reason} ${remedy}`, says);
      assert.doesNotMatch((reason + remedy).replaceAll('cove.ollama.', ''), /ollama/i);
    });
  }

  it('calls a server that is not known by no name', () => {
    const fault = new ModelFault('missing', 'mine', 'The model server');
    const { reason, remedy } = explainFault(fault);
    assert.match(reason, /^The model server has no model mine\.$/);
    assert.match(remedy, /^Start the model server with it/);
  });

  it('says that such a server downloads nothing', () => {
    const { reason, remedy } = explainPull(new ModelFault('unable', 'llama3', 'llama-server'));
    assert.equal(reason, 'llama-server downloads no models for Cove.');
    assert.match(remedy, /^Start llama-server with/);
  });
});
