import assert from 'node:assert/strict';
import { chooseModel } from '../../../src/core/models/chooseModel.js';
import { installedModel } from '../../support/scriptedRuntime.js';

describe('chooseModel', () => {
  const rows: readonly {
    readonly does: string;
    readonly wanted?: string;
    /** `name size`, one a model; `remote` behind it where it runs elsewhere. */
    readonly installed: readonly string[];
    readonly chooses: string;
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
    { does: 'says that nothing fits', installed: ['llama3.2:3b 3.2B'], chooses: 'missing ' },
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
      does: 'refuses a model that cannot fill in',
      wanted: 'llama3.2:3b',
      installed: ['llama3.2:3b 3.2B'],
      chooses: 'unable llama3.2:3b',
    },
    {
      does: 'survives a size that it cannot read',
      installed: ['qwen2.5-coder:x ?', 'qwen2.5-coder:32b 32.8B'],
      chooses: 'qwen2.5-coder:32b',
    },
  ];

  for (const { does, wanted = '', installed, chooses } of rows) {
    it(does, () => {
      const models = installed.map(row => {
        const [name = '', parameters = '', remote] = row.split(' ');
        return installedModel(name, { parameters, remote: remote === 'remote' });
      });
      const [kind, subject] = chooses.split(' ');
      if (subject === undefined) assert.equal(chooseModel(wanted, models).name, chooses);
      else assert.throws(() => chooseModel(wanted, models), { kind, subject });
    });
  }
});
