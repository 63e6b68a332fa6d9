import assert from 'node:assert/strict';
import { ModelFault } from '../../../src/core/models/modelRuntime.js';
import { hear } from '../../support/ollamaRig.js';
import { OPEN_AI_REQUEST, withOpenAi } from '../../support/openAiRig.js';
import { OPEN_AI_MODEL, type OpenAiKind } from '../../support/scriptedOpenAi.js';

const never = new AbortController().signal;
const UNKNOWN = 'The model server';

describe('OpenAiRuntime, of each server', () => {
  const rows: readonly {
    readonly kind: OpenAiKind;
    readonly name: string;
    readonly version: string;
    readonly context: number | undefined;
    readonly longest: number;
    readonly sends: Readonly<Record<string, unknown>>;
  }[] = [
    {
      kind: 'llama-server',
      name: 'llama-server',
      version: 'b10488-abcdef',
      context: 8192,
      longest: 32_768,
      sends: { cache_prompt: true },
    },
    {
      kind: 'vLLM',
      name: 'vLLM',
      version: '0.11.0',
      context: 16_384,
      longest: 16_384,
      sends: { repetition_penalty: 1 },
    },
    {
      kind: 'LM Studio',
      name: 'LM Studio',
      version: '',
      context: 4096,
      longest: 32_768,
      sends: {},
    },
    { kind: 'other', name: UNKNOWN, version: '', context: undefined, longest: 0, sends: {} },
  ];
  for (const { kind, name, version, context, longest, sends } of rows) {
    it(`knows ${kind}, and what it wants`, () =>
      withOpenAi({ kind, answers: ['a'] }, async ({ runtime, server }) => {
        const [model] = await runtime.installed(never);
        assert.equal(model?.name, OPEN_AI_MODEL);
        assert.equal(runtime.server, name);
        assert.equal(await runtime.version(never), version);
        assert.deepEqual(await runtime.loaded(never), [
          { name: OPEN_AI_MODEL, contextLength: context },
        ]);
        assert.equal((await runtime.details(OPEN_AI_MODEL, never)).contextLength, longest);
        await hear(runtime.fill(OPEN_AI_REQUEST, never));
        const [
          {
            model: asked,
            prompt,
            max_tokens,
            temperature,
            seed,
            stop,
            stream,
            stream_options,
            ...rest
          } = {},
        ] = server.bodies('/v1/completions');
        assert.deepEqual([asked, prompt, max_tokens], [OPEN_AI_MODEL, OPEN_AI_REQUEST.prompt, 64]);
        assert.deepEqual([temperature, seed, stop, stream], [0, 0, ['<|endoftext|>'], true]);
        assert.deepEqual(stream_options, { include_usage: true });
        assert.deepEqual(rest, sends);
      }));
  }

  it('asks an older llama-server for the context of its model', () =>
    withOpenAi({ models: [{ meta: null }] }, async ({ runtime }) => {
      assert.deepEqual(await runtime.loaded(never), [{ name: OPEN_AI_MODEL, contextLength: 4096 }]);
    }));

  it('takes the short list of an older LM Studio', () => {
    const instead = { '/api/v0/models': { does: 'status', status: 404 } } as const;
    return withOpenAi({ kind: 'LM Studio', instead }, async ({ runtime }) => {
      assert.deepEqual(
        (await runtime.installed(never)).map(({ name }) => name),
        [OPEN_AI_MODEL],
      );
    });
  });

  for (const kind of ['llama-server', 'vLLM'] as const) {
    it(`finds the signs of a family in the vocabulary that ${kind} tells`, () => {
      const vocabulary = ['<|fim_prefix|>', '<|fim_suffix|>', '<|fim_middle|>', 'const'];
      return withOpenAi({ kind, vocabulary }, async ({ runtime }) => {
        await runtime.installed(never);
        const { vocabulary: signs } = await runtime.signs(OPEN_AI_MODEL, never);
        assert.deepEqual([...signs].sort(), ['<|fim_middle|>', '<|fim_prefix|>', '<|fim_suffix|>']);
      });
    });
  }

  it('cannot tell the signs of a model where a server tells no tokens', () =>
    withOpenAi({ kind: 'LM Studio' }, async ({ runtime }) => {
      await runtime.installed(never);
      const fault = new ModelFault('unable', OPEN_AI_MODEL, 'LM Studio');
      await assert.rejects(runtime.signs(OPEN_AI_MODEL, never), fault);
    }));

  it('has a model loaded that is not in memory, and does not load one that is', () =>
    withOpenAi(
      { kind: 'LM Studio', models: [{ id: 'a' }, { id: 'b', state: 'not-loaded' }] },
      async ({ runtime, server }) => {
        const rest = { contextLength: 4096, keepAlive: '30m' };
        await runtime.load({ model: 'a', ...rest }, never);
        assert.deepEqual(server.bodies('/v1/completions'), []);
        await runtime.load({ model: 'b', ...rest }, never);
        assert.deepEqual(server.bodies('/v1/completions'), [
          { model: 'b', prompt: ' ', max_tokens: 1, temperature: 0 },
        ]);
      },
    ));

  it('downloads nothing', () =>
    withOpenAi({}, async ({ runtime, server }) => {
      const fault = new ModelFault('unable', 'llama3', UNKNOWN);
      await assert.rejects(async () => {
        for await (const piece of runtime.pull('llama3')) assert.fail(piece.status);
      }, fault);
      assert.equal(server.requests.length, 0);
    }));
});
