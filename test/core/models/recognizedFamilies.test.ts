import assert from 'node:assert/strict';
import type { ModelSigns } from '../../../src/core/models/modelRuntime.js';
import { RecognizedFamilies } from '../../../src/core/models/recognizedFamilies.js';
import { ScriptedRuntime } from '../../support/scriptedRuntime.js';

const never = new AbortController().signal;
const QWEN = ['<|fim_prefix|>', '<|fim_suffix|>', '<|fim_middle|>'];

describe('RecognizedFamilies', () => {
  it('asks nothing where the name tells the family', async () => {
    const runtime = new ScriptedRuntime();
    const families = new RecognizedFamilies(runtime);
    assert.equal((await families.of('codestral:22b', never)).id, 'codestral');
    assert.equal((await families.of('llama3.2:3b', never)).id, 'prefix');
    assert.deepEqual(runtime.signsAsked, []);
  });

  it('asks once for the vocabulary of a stranger', async () => {
    const runtime = new ScriptedRuntime();
    runtime.vocabularies = { 'mine:latest': QWEN, 'yours:latest': ['a'] };
    const families = new RecognizedFamilies(runtime);
    for (const [model, family] of [
      ['mine:latest', 'qwen-coder'],
      ['yours:latest', 'prefix'],
      ['mine:latest', 'qwen-coder'],
      ['yours:latest', 'prefix'],
    ] as const) {
      assert.equal((await families.of(model, never)).id, family);
    }
    assert.deepEqual(runtime.signsAsked, ['mine:latest', 'yours:latest']);
  });

  it('lets a model continue of which nothing is told, until something is', async () => {
    const runtime = new ScriptedRuntime();
    const families = new RecognizedFamilies(runtime);
    assert.equal((await families.of('mine:latest', never)).id, 'prefix');
    runtime.vocabularies = { 'mine:latest': QWEN };
    assert.equal((await families.of('mine:latest', never)).id, 'qwen-coder');
  });

  it('passes on an abort', async () => {
    const signs = (_model: string, signal: AbortSignal): Promise<ModelSigns> =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          reject(new DOMException('gone', 'AbortError'));
        });
      });
    const abort = new AbortController();
    const pending = new RecognizedFamilies({ signs }).of('mine:latest', abort.signal);
    abort.abort();
    await assert.rejects(pending, { name: 'AbortError' });
  });

  it('forgets the oldest of very many', async () => {
    let asked = 0;
    const signs = (): Promise<ModelSigns> => {
      asked += 1;
      return Promise.resolve({ template: '', vocabulary: new Set() });
    };
    const families = new RecognizedFamilies({ signs });
    for (let model = 0; model <= 256; model++) await families.of(`mine:${model}`, never);
    await families.of('mine:256', never);
    assert.equal(asked, 257);
    await families.of('mine:0', never);
    assert.equal(asked, 258);
  });
});
