import assert from 'node:assert/strict';
import { checkAll } from '../../../src/core/models/checks.js';
import type { Finding } from '../../../src/core/models/finding.js';
import { ModelFault } from '../../../src/core/models/modelRuntime.js';
import { RecognizedFamilies } from '../../../src/core/models/recognizedFamilies.js';
import { installedModel, ScriptedRuntime } from '../../support/scriptedRuntime.js';

const never = new AbortController().signal;

/** The findings as lines: `+` or `-`, the check, the detail. */
async function lines(runtime: ScriptedRuntime, model = ''): Promise<readonly string[]> {
  const families = new RecognizedFamilies(runtime);
  const wanted = { model, family: '' };
  const answering = { chat: '', edit: '' };
  const subject = { runtime, families, host: '127.0.0.1:11434', wanted, answering };
  const findings = await checkAll(subject, never);
  return findings.map(({ ok, check, detail }: Finding) => `${ok ? '+' : '-'} ${check}: ${detail}`);
}

describe('checkAll', () => {
  it('finds the whole way open', async () => {
    assert.deepEqual(await lines(new ScriptedRuntime('', 'lo', 'lo', 'lo')), [
      '+ Ollama answers: Yes, at 127.0.0.1:11434.',
      '+ Ollama version: 0.32.15.',
      '+ Cloud of Ollama: Off.',
      '+ Completion model: qwen2.5-coder:1.5b-base (qwen-coder), the best installed: it fills in the middle.',
      '+ Model in memory: Yes, with 4096 tokens of context.',
      '+ Marks of the prompt: The server does not count them.',
      '+ Fills in code: Yes.',
      '+ Requests at once: One: an answer of the chat and a completion wait for each other. OLLAMA_NUM_PARALLEL=2 changes that, and takes more memory.',
      '- Chat model: No installed model can answer questions.',
      '- Model that changes code: No installed model can answer questions.',
    ]);
  });

  it('ends where nothing answers', async () => {
    const runtime = new ScriptedRuntime();
    runtime.fault = new ModelFault('unreachable', '127.0.0.1:11434');
    assert.deepEqual(await lines(runtime), [
      '- Ollama answers: Ollama does not answer at 127.0.0.1:11434.',
    ]);
  });

  it('ends at a model that is not there', async () => {
    const found = await lines(new ScriptedRuntime(), 'codestral');
    assert.equal(found[3], '- Completion model: The model codestral is not installed.');
  });

  it('looks at the other roles although there is nothing to complete with', async () => {
    const runtime = new ScriptedRuntime();
    runtime.models = [installedModel('llama3.2:3b')];
    const found = await lines(runtime, 'codestral');
    assert.deepEqual(found.slice(4), [
      '+ Chat model: llama3.2:3b, the best installed, not in memory now.',
      '+ Model that changes code: llama3.2:3b, the best installed, not in memory now.',
    ]);
  });

  it('says of a model that it only continues', async () => {
    const runtime = new ScriptedRuntime('lo');
    runtime.models = [installedModel('llama3.2:3b')];
    const found = await lines(runtime, 'llama3.2:3b');
    assert.equal(
      found.find(line => line.includes('Completion model')),
      '+ Completion model: llama3.2:3b (prefix), as set: it continues the text before the cursor, and was not taught to fill in the middle.',
    );
    assert.equal(runtime.asked[0]?.prompt, 'print("hel');
  });

  it('says that a model answers with nothing', async () => {
    const found = await lines(new ScriptedRuntime([]));
    assert.ok(found.includes('- Fills in code: The model answered with nothing.'));
  });
});
