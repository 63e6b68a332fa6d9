import assert from 'node:assert/strict';
import { chooseModel } from '../../../src/core/models/chooseModel.js';
import { RecognizedFamilies } from '../../../src/core/models/recognizedFamilies.js';
import { installedModel, ScriptedRuntime } from '../../support/scriptedRuntime.js';

const QWEN = ['<|fim_prefix|>', '<|fim_suffix|>', '<|fim_middle|>'];
const FAULT = /^(?:missing|remote|unable) /;

describe('chooseModel', () => {
  const rows: readonly {
    readonly does: string;
    readonly wanted?: string;
    /** As the settings name it. */
    readonly family?: string;
    /** `name size`, one a model; `remote` behind it where it runs elsewhere. */
    readonly installed: readonly string[];
    /** The model; where it is not by the name alone, ` as ` its family. */
    readonly chooses: string;
    /** Strangers whose vocabulary was asked for. */
    readonly asks?: readonly string[];
  }[] = [
    {
      does: 'takes the biggest that is comfortable',
      installed: ['qwen2.5-coder:0.5b 494.03M', 'qwen2.5-coder:3b 3.1B', 'qwen2.5-coder:14b 14.8B'],
      chooses: 'qwen2.5-coder:3b',
    },
    {
      does: 'takes the smallest where all are big',
      installed: ['codestral:22b 22.2B', 'qwen2.5-coder:7b 7.6B'],
      chooses: 'qwen2.5-coder:7b',
    },
    {
      does: 'prefers a base model of the same size',
      installed: ['qwen2.5-coder:1.5b 1.5B', 'qwen2.5-coder:1.5b-base 1.5B'],
      chooses: 'qwen2.5-coder:1.5b-base',
    },
    {
      does: 'passes over what cannot fill in',
      installed: ['llama3.2:3b 3.2B', 'starcoder2:3b 3.0B'],
      chooses: 'starcoder2:3b',
    },
    {
      does: 'passes over what runs elsewhere',
      installed: ['qwen3-coder:480b-cloud 1B remote', 'qwen2.5-coder:7b 7.6B'],
      chooses: 'qwen2.5-coder:7b',
    },
    {
      does: 'takes what the settings name',
      wanted: 'codestral:22b',
      installed: ['qwen2.5-coder:1.5b 1.5B', 'codestral:22b 22.2B'],
      chooses: 'codestral:22b',
    },
    {
      does: 'knows a name without its tag',
      wanted: 'codestral',
      installed: ['codestral:latest 22.2B'],
      chooses: 'codestral:latest',
    },
    {
      does: 'takes one that continues where none fills in',
      installed: ['llama3.2:3b 3.2B', 'nomic-embed-text:latest 137M'],
      chooses: 'llama3.2:3b as prefix',
    },
    {
      does: 'takes a fine-tune that fills in before one that continues',
      installed: ['llama3.2:3b 3.2B', 'mine:latest 1.5B', 'other:latest 3B'],
      chooses: 'mine:latest as qwen-coder',
      asks: ['mine:latest', 'other:latest'],
    },
    {
      does: 'asks about no stranger where a name tells enough',
      installed: ['mine:latest 3B', 'qwen2.5-coder:0.5b 494.03M'],
      chooses: 'qwen2.5-coder:0.5b',
    },
    {
      does: 'recognizes a stranger that is set',
      wanted: 'mine',
      installed: ['mine:latest 1.5B', 'qwen2.5-coder:0.5b 494.03M'],
      chooses: 'mine:latest as qwen-coder',
      asks: ['mine:latest'],
    },
    {
      does: 'takes the family that is set, whatever the name',
      wanted: 'mine',
      family: 'starcoder2',
      installed: ['mine:latest 1.5B'],
      chooses: 'mine:latest as starcoder2',
    },
    {
      does: 'takes the family that is set for the best installed',
      family: 'prefix',
      installed: ['llama3.2:3b 3.2B', 'qwen2.5-coder:1.5b 1.5B'],
      chooses: 'qwen2.5-coder:1.5b as prefix',
    },
    { does: 'says that nothing fits', installed: ['all-minilm:22m 22M'], chooses: 'missing ' },
    {
      does: 'says which model is missing',
      wanted: 'codestral',
      installed: [],
      chooses: 'missing codestral',
    },
    {
      does: 'refuses a model that runs elsewhere, by name or not',
      wanted: 'mine:latest',
      installed: ['mine:latest 1B remote'],
      chooses: 'remote mine:latest',
    },
    {
      does: 'takes one that continues where it is set',
      wanted: 'llama3.2:3b',
      installed: ['llama3.2:3b 3.2B', 'qwen2.5-coder:1.5b 1.5B'],
      chooses: 'llama3.2:3b as prefix',
    },
    {
      does: 'refuses a model for embeddings',
      wanted: 'nomic-embed-text',
      installed: ['nomic-embed-text:latest 137M'],
      chooses: 'unable nomic-embed-text:latest',
    },
    {
      does: 'survives a size that it cannot read',
      installed: ['qwen2.5-coder:x ?', 'qwen2.5-coder:32b 32.8B'],
      chooses: 'qwen2.5-coder:32b',
    },
  ];

  for (const { does, wanted: model = '', family = '', installed, chooses, asks = [] } of rows) {
    it(does, async () => {
      const models = installed.map(row => {
        const [name = '', parameters = '', remote] = row.split(' ');
        return installedModel(name, { parameters, remote: remote === 'remote' });
      });
      const runtime = new ScriptedRuntime();
      runtime.vocabularies = { 'mine:latest': QWEN, 'other:latest': [] };
      const families = new RecognizedFamilies(runtime);
      const never = new AbortController().signal;
      const choice = chooseModel({ model, family }, models, name => families.of(name, never));
      if (FAULT.test(chooses)) {
        const [kind, subject] = chooses.split(' ');
        await assert.rejects(choice, { kind, subject });
        return;
      }
      const { name, family: found } = await choice;
      assert.ok([name, `${name} as ${found.id}`].includes(chooses), `${name} as ${found.id}`);
      assert.deepEqual(runtime.signsAsked, asks);
    });
  }
});
