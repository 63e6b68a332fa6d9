import assert from 'node:assert/strict';
import { type FaultKind, ModelFault } from '../../../src/core/models/modelRuntime.js';
import type { OllamaRuntime } from '../../../src/server/adapters/ollamaRuntime.js';
import { piecesIn, spokenIn } from '../../../src/server/adapters/ollamaWire.js';
import { MODEL, REQUEST, SECRET, withRig } from '../../support/ollamaRig.js';
import { printedDuring } from '../../support/printedDuring.js';

const never = new AbortController().signal;

describe('what Ollama says of models', () => {
  it('lists what is installed', () =>
    withRig(
      {
        models: [
          { name: MODEL },
          { name: 'gpt-oss:120b-cloud', family: 'gptoss' },
          { name: 'innocent:7b', remoteHost: 'https://ollama.com', remoteModel: 'x:7b' },
        ],
      },
      async ({ runtime, entries }) => {
        const listed = await runtime.installed(never);
        assert.deepEqual(listed[0], {
          name: MODEL,
          size: 986_062_089,
          architecture: 'qwen2',
          parameters: '1.5B',
          quantization: 'Q4_K_M',
          capabilities: ['completion', 'insert'],
          remote: false,
        });
        assert.deepEqual(
          listed.map(({ remote }) => remote),
          [false, true, true],
        );
        assert.deepEqual(
          entries.map(({ purpose, bytes }) => ({ purpose, bytes })),
          [{ purpose: 'models', bytes: 0 }],
        );
      },
    ));

  it('tells what one model can', () =>
    withRig({}, async ({ runtime }) => {
      assert.deepEqual(await runtime.details(MODEL, never), {
        capabilities: ['completion', 'insert'],
        contextLength: 32_768,
        remote: false,
      });
    }));

  it('tells the signs of a family only when it is asked for them', () =>
    withRig(
      { models: [{ name: MODEL, template: '{{ .Prompt }}', vocabulary: ['a', '<fim_prefix>'] }] },
      async ({ runtime, ollama, entries }) => {
        await runtime.details(MODEL, never);
        const { template, vocabulary } = await runtime.signs(MODEL, never);
        assert.deepEqual([template, ...vocabulary], ['{{ .Prompt }}', 'a', '<fim_prefix>']);
        assert.deepEqual(
          ollama.requests.map(({ body }) => body),
          [{ model: MODEL }, { model: MODEL, verbose: true }],
        );
        assert.equal(entries[1]?.purpose, 'models');
      },
    ));

  it('takes a vocabulary that is longer than any other answer', () => {
    const vocabulary = ['x'.repeat(10 << 20)];
    return withRig({ models: [{ name: MODEL, vocabulary }] }, async ({ runtime }) => {
      assert.equal((await runtime.signs(MODEL, never)).vocabulary.size, 1);
    });
  });

  it('takes no vocabulary without an end', () => {
    const vocabulary = ['x'.repeat(33 << 20)];
    return withRig({ models: [{ name: MODEL, vocabulary }] }, async ({ runtime }) => {
      const fault = new ModelFault('failed', 'too long an answer');
      await assert.rejects(runtime.signs(MODEL, never), fault);
    });
  });

  it('tells what is loaded once it loaded it', () =>
    withRig({}, async ({ runtime, ollama, entries }) => {
      assert.deepEqual(await runtime.loaded(never), []);
      await runtime.load({ model: MODEL, contextLength: 8192, keepAlive: '30m' }, never);
      assert.deepEqual(await runtime.loaded(never), [{ name: MODEL, contextLength: 8192 }]);
      assert.deepEqual(ollama.requests[1]?.body, {
        model: MODEL,
        prompt: '',
        stream: false,
        options: { num_ctx: 8192 },
        keep_alive: '30m',
      });
      assert.equal(entries[1]?.purpose, 'models');
    }));

  it('asks for another purpose when told', () =>
    withRig({}, async ({ runtime, entries }) => {
      await runtime.withPurpose('diagnose').version(never);
      assert.deepEqual(
        entries.map(({ purpose }) => purpose),
        ['diagnose'],
      );
    }));

  type Ask = (runtime: OllamaRuntime) => Promise<unknown>;
  const strange: readonly { does: string; path: string; body: string; ask: Ask; told: unknown }[] =
    [
      {
        does: 'lists no model without a name',
        path: '/api/tags',
        body: '{"models":[{"size":1},{"name":""},null,7,"x",[]]}',
        ask: runtime => runtime.installed(never),
        told: [],
      },
      {
        does: 'lists a model with nothing but a name',
        path: '/api/tags',
        body: '{"models":[{"model":"x:7b","size":"big","details":null}]}',
        ask: runtime => runtime.installed(never),
        told: [
          {
            name: 'x:7b',
            size: 0,
            architecture: '',
            parameters: '',
            quantization: '',
            capabilities: [],
            remote: false,
          },
        ],
      },
      {
        does: 'lists nothing where the list is null',
        path: '/api/tags',
        body: '{"models":null}',
        ask: runtime => runtime.installed(never),
        told: [],
      },
      {
        does: 'knows no context of a server that is too old to say',
        path: '/api/ps',
        body: '{"models":[{"name":"x:7b"},{"name":"y:7b","context_length":0},{}]}',
        ask: runtime => runtime.loaded(never),
        told: [
          { name: 'x:7b', contextLength: undefined },
          { name: 'y:7b', contextLength: undefined },
        ],
      },
      {
        does: 'knows nothing of a model of which nothing is told',
        path: '/api/show',
        body: '{"capabilities":"all","model_info":[1]}',
        ask: runtime => runtime.details(MODEL, never),
        told: { capabilities: [], contextLength: 0, remote: false },
      },
      {
        does: 'knows no signs where the vocabulary is none',
        path: '/api/show',
        body: '{"template":7,"model_info":{"tokenizer.ggml.tokens":null}}',
        ask: runtime => runtime.signs(MODEL, never),
        told: { template: '', vocabulary: new Set() },
      },
      {
        does: 'passes over what is no token',
        path: '/api/show',
        body: '{"template":"t","model_info":{"tokenizer.ggml.tokens":["a",1,null]}}',
        ask: runtime => runtime.signs(MODEL, never),
        told: { template: 't', vocabulary: new Set(['a']) },
      },
      {
        does: 'takes the longest context that is told',
        path: '/api/show',
        body: '{"model_info":{"a.context_length":1,"b.context_length":"9","c.context_length":2}}',
        ask: runtime => runtime.details(MODEL, never),
        told: { capabilities: [], contextLength: 2, remote: false },
      },
      {
        does: 'sees that a model runs elsewhere',
        path: '/api/show',
        body: '{"remote_host":"https://ollama.com:443","remote_model":"x"}',
        ask: runtime => runtime.details(MODEL, never),
        told: { capabilities: [], contextLength: 0, remote: true },
      },
    ];
  for (const { does, path, body, ask, told } of strange) {
    it(does, () =>
      withRig({ instead: { [path]: { does: 'bytes', chunks: [body] } } }, async ({ runtime }) => {
        assert.deepEqual(await ask(runtime), told);
      }),
    );
  }

  const asks: readonly [path: string, ask: Ask][] = [
    ['/api/version', runtime => runtime.version(never)],
    ['/api/tags', runtime => runtime.installed(never)],
    ['/api/ps', runtime => runtime.loaded(never)],
    ['/api/show', runtime => runtime.details(MODEL, never)],
    ['load', runtime => runtime.load(REQUEST, never)],
  ];
  const bodies: readonly [name: string, body: string, kind: FaultKind][] = [
    ['HTML', `<html>${SECRET}</html>`, 'stranger'],
    ['nothing', '', 'stranger'],
    ['ten megabytes', `"${'x'.repeat(10 << 20)}"`, 'failed'],
  ];
  for (const [path, ask] of asks) {
    for (const [name, body, kind] of bodies) {
      it(`fails where ${path} answers ${name}, and prints nothing`, () =>
        withRig({ instead: { [path]: { does: 'bytes', chunks: [body] } } }, async ({ runtime }) => {
          const printed = await printedDuring(() =>
            assert.rejects(ask(runtime), { name: 'ModelFault', kind }),
          );
          assert.equal(printed, '');
        }));
    }
  }
  for (const [path, ask] of asks) {
    for (const body of ['null', '7', '"x"']) {
      it(`fails where ${path} answers ${body}`, () =>
        withRig({ instead: { [path]: { does: 'bytes', chunks: [body] } } }, async ({ runtime }) => {
          await assert.rejects(ask(runtime), { name: 'ModelFault', kind: 'stranger' });
        }));
    }
  }
});

describe('piecesIn', () => {
  const token = (text: string, ...others: readonly string[]) => ({
    token: text,
    logprob: -0.1,
    top_logprobs: others.map(other => ({ token: other, logprob: -1 })),
  });
  const rows: readonly [does: string, line: unknown, pieces: unknown][] = [
    ['takes a token', { response: 'a', done: false }, [{ kind: 'text', text: 'a' }]],
    [
      'takes what else a token might have been',
      { response: 'a', logprobs: [token('a', 'a', 'b', '')] },
      [{ kind: 'text', text: 'a', logprob: -0.1, alternatives: ['a', 'b'] }],
    ],
    [
      'passes over pieces of characters',
      { response: 'a', logprobs: [token('a', 'a', '\ufffd')] },
      [{ kind: 'text', text: 'a', logprob: -0.1, alternatives: ['a'] }],
    ],
    [
      'takes no alternatives where a line holds several tokens',
      { response: 'ab', logprobs: [token('a', 'a'), token('b', 'b')] },
      [{ kind: 'text', text: 'ab', logprob: -0.1 }],
    ],
    [
      'is as sure of several tokens as of the least sure one',
      { response: 'ab', logprobs: [{ logprob: -0.1 }, { logprob: -2 }] },
      [{ kind: 'text', text: 'ab', logprob: -2 }],
    ],
    [
      'takes no notice of a probability above one',
      { response: 'a', logprobs: [{ logprob: 3 }] },
      [{ kind: 'text', text: 'a', alternatives: [] }],
    ],
    [
      'takes no notice of alternatives that make no sense',
      { response: 'a', logprobs: 'none' },
      [{ kind: 'text', text: 'a' }],
    ],
    ['finds nothing in what is no line', 'babble', []],
  ];
  for (const [does, line, pieces] of rows) {
    it(does, () => {
      assert.deepEqual(piecesIn(line), pieces);
    });
  }
});

describe('spokenIn', () => {
  const rows: readonly [does: string, line: unknown, pieces: unknown][] = [
    [
      'takes a piece of a turn',
      { message: { role: 'assistant', content: 'a' }, done: false },
      [{ kind: 'text', text: 'a' }],
    ],
    [
      'takes the counts at the end',
      { message: { content: '' }, done: true, eval_count: 3, eval_duration: 2e6 },
      [
        {
          kind: 'end',
          usage: { promptTokens: 0, promptMs: 0, generatedTokens: 3, generatedMs: 2 },
        },
      ],
    ],
    ['takes no notice of what is no turn', { response: 'a', done: false }, []],
    ['finds nothing in what is no line', null, []],
  ];
  for (const [does, line, pieces] of rows) {
    it(does, () => {
      assert.deepEqual(spokenIn(line), pieces);
    });
  }
});
