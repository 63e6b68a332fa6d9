import assert from 'node:assert/strict';
import { piped } from '../support/pipedServer.js';
import type { ScriptedModel } from '../support/scriptedModel.js';
import type { Answer } from '../support/scriptedAnswers.js';

const LLAMA: ScriptedModel = {
  name: 'llama3.2:3b',
  family: 'llama',
  capabilities: ['completion', 'tools'],
  parameters: '3.2B',
};
const MINE: ScriptedModel = { name: 'acme-coder:latest' };
const QWEN = ['a', 'b', '<|fim_prefix|>', '<|fim_suffix|>', '<|fim_middle|>'];

describe('a model of any family', () => {
  const rows: readonly {
    readonly does: string;
    readonly models: readonly ScriptedModel[];
    readonly settings?: Readonly<Record<string, unknown>>;
    /** Instead of what a server tells of a model. */
    readonly show?: Answer;
    readonly prompt: string;
    /** How many times a vocabulary was asked for. */
    readonly asks: number;
  }[] = [
    {
      does: 'that is a fine-tune is asked as its vocabulary tells',
      models: [{ ...MINE, vocabulary: QWEN }],
      prompt: '<|fim_prefix|>a = <|fim_suffix|>\n<|fim_middle|>',
      asks: 1,
    },
    {
      does: 'that is a fine-tune is asked as its template tells',
      models: [{ ...MINE, template: '[SUFFIX]{{ .Suffix }}[PREFIX]{{ .Prompt }}' }],
      prompt: '[SUFFIX]\n[PREFIX]a = ',
      asks: 1,
    },
    {
      does: 'that was not taught to fill in is asked with the prefix alone',
      models: [LLAMA],
      prompt: 'a = ',
      asks: 0,
    },
    {
      does: 'that only continues gives way to one that fills in',
      models: [LLAMA, { ...MINE, vocabulary: QWEN }],
      prompt: '<|fim_prefix|>a = <|fim_suffix|>\n<|fim_middle|>',
      asks: 1,
    },
    {
      does: 'that only continues is asked where it is set',
      models: [LLAMA, { name: 'qwen2.5-coder:1.5b-base' }],
      settings: { completion: { model: LLAMA.name } },
      prompt: 'a = ',
      asks: 0,
    },
    {
      does: 'is asked as the family that is set',
      models: [{ ...MINE, vocabulary: QWEN }],
      settings: { completion: { model: MINE.name, family: 'mellum' } },
      prompt: '<fim_suffix>\n<fim_prefix>a = <fim_middle>',
      asks: 0,
    },
    {
      does: 'of which the server cannot tell completes all the same',
      models: [{ ...MINE, vocabulary: QWEN }],
      show: { does: 'status', status: 500, error: 'boom' },
      prompt: 'a = ',
      asks: 1,
    },
  ];
  for (const { does, models, settings = {}, show, prompt, asks } of rows) {
    it(does, () =>
      piped(
        { models, answers: ['1'], ...(show ? { instead: { '/api/show': show } } : {}) },
        async ({ client, ollama }) => {
          assert.equal(await client.accepted('a = █\n'), 'a = 1\n');
          assert.equal(ollama.prompts[0], prompt);
          const verbose = ollama.requests.filter(({ body }) => body?.['verbose'] === true);
          assert.equal(verbose.length, asks);
        },
        { withSettings: settings },
      ),
    );
  }

  it('is asked about once, however often it completes, and is diagnosed', () =>
    piped(
      { models: [{ ...MINE, vocabulary: QWEN }], answers: ['1'] },
      async ({ client, ollama }) => {
        await client.accepted('a = █');
        await client.accepted('b = █');
        const line = (await client.diagnose())?.find(({ check }) => check === 'Completion model');
        assert.match(line?.detail ?? '', /acme-coder:latest \(qwen-coder\).* fills in the middle/);
        assert.equal((await client.models())?.[0]?.fillsMiddle, true);
        const verbose = ollama.requests.filter(({ body }) => body?.['verbose'] === true);
        assert.equal(verbose.length, 1);
      },
    ));
});
