import assert from 'node:assert/strict';
import { checkAll, type Finding } from '../../../src/core/models/checks.js';
import { ModelFault } from '../../../src/core/models/modelRuntime.js';
import { RecognizedFamilies } from '../../../src/core/models/recognizedFamilies.js';
import { installedModel, ScriptedRuntime } from '../../support/scriptedRuntime.js';

const never = new AbortController().signal;

/** The findings as lines: `+` or `-`, the check, the detail. */
async function lines(runtime: ScriptedRuntime, model = ''): Promise<readonly string[]> {
  const families = new RecognizedFamilies(runtime);
  const wanted = { model, family: '' };
  const subject = { runtime, families, host: '127.0.0.1:11434', wanted };
  const findings = await checkAll(subject, never);
  return findings.map(({ ok, check, detail }: Finding) => `${ok ? '+' : '-'} ${check}: ${detail}`);
}

describe('checkAll', () => {
  it('finds the whole way open', async () => {
    assert.deepEqual(await lines(new ScriptedRuntime('lo')), [
      '+ Ollama answers: Yes, at 127.0.0.1:11434.',
      '+ Ollama version: 0.32.15.',
      '+ Completion model: qwen2.5-coder:1.5b-base (qwen-coder), the best installed: it fills in the middle.',
      '+ Model in memory: Yes, with 4096 tokens of context.',
      '+ Fills in code: Yes, a one-token request was answered.',
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
    assert.equal(found.at(-1), '- Completion model: The model codestral is not installed.');
  });

  it('says of a model that it only continues', async () => {
    const runtime = new ScriptedRuntime('lo');
    runtime.models = [installedModel('llama3.2:3b')];
    const found = await lines(runtime, 'llama3.2:3b');
    assert.equal(
      found[2],
      '+ Completion model: llama3.2:3b (prefix), as set: it continues the text before the cursor, and was not taught to fill in the middle.',
    );
    assert.equal(runtime.asked[0]?.prompt, 'print("hel');
  });

  const versions: readonly [version: string, sign: '+' | '-'][] = [
    ['0.17.0', '-'],
    ['0.11.4', '-'],
    ['0.17.1', '+'],
    ['0.17.1-rc0', '+'],
    ['0.32.15', '+'],
    ['1.0.0', '+'],
    ['0.0.0', '+'],
    ['nightly', '+'],
  ];
  for (const [version, sign] of versions) {
    it(`${sign === '-' ? 'warns of' : 'is content with'} version ${version}`, async () => {
      const runtime = new ScriptedRuntime('lo');
      runtime.serverVersion = version;
      const found = await lines(runtime);
      assert.equal(found[1]?.slice(0, 1), sign);
      assert.equal(found.length, 5);
    });
  }

  it('says that a model answers with nothing', async () => {
    const found = await lines(new ScriptedRuntime([]));
    assert.equal(found.at(-1), '- Fills in code: The model answered with nothing.');
  });
});
