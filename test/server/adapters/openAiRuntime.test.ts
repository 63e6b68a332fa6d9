import assert from 'node:assert/strict';
import { type FillPiece, ModelFault } from '../../../src/core/models/modelRuntime.js';
import { type Heard, hear } from '../../support/ollamaRig.js';
import { OPEN_AI_REQUEST, withOpenAi } from '../../support/openAiRig.js';
import { printedDuring } from '../../support/printedDuring.js';
import type { Answer } from '../../support/scriptedAnswers.js';
import { OPEN_AI_MODEL } from '../../support/scriptedOpenAi.js';

const never = new AbortController().signal;
const UNKNOWN = 'The model server';
const TALK = {
  model: OPEN_AI_MODEL,
  turns: [{ role: 'user', content: 'Why?' }],
  maxTokens: 99,
  stop: [],
  temperature: 0.3,
  contextLength: 8192,
  keepAlive: '30m',
  purpose: 'chat',
  files: [],
} as const;

describe('OpenAiRuntime.fill', () => {
  it('says that a key is wanted', () =>
    withOpenAi({ answers: [{ does: 'status', status: 401 }] }, async ({ runtime }) => {
      const { fault } = await hear(runtime.fill(OPEN_AI_REQUEST, never));
      const { kind, detail, server } = fault ?? {};
      assert.deepEqual([kind, detail, server], ['forbidden', '401', UNKNOWN]);
    }));

  const failed = (subject: string): ModelFault => new ModelFault('failed', subject, UNKNOWN);
  const of = (kind: ModelFault['kind'], subject: string): ModelFault =>
    new ModelFault(kind, subject, UNKNOWN);
  const status = (code: number, error = 'no'): Answer => ({ does: 'status', status: code, error });
  const rows: readonly { does: string; answer: Answer; text: string; fault?: ModelFault }[] = [
    { does: 'gives the text as it comes', answer: 'return a + b;', text: 'return a + b;' },
    {
      does: 'takes letters of any alphabet',
      answer: 'print("grüße 🎉")',
      text: 'print("grüße 🎉")',
    },
    { does: 'takes an empty answer', answer: '', text: '' },
    {
      does: 'takes an end without [DONE] for an end',
      answer: { does: 'end without done', text: 'return a' },
      text: 'return a',
    },
    {
      does: 'gives what came before the connection broke',
      answer: { does: 'cut', after: 'return a' },
      text: 'return a',
      fault: of('broken', 'the connection broke'),
    },
    {
      does: 'gives what came before an event that makes no sense',
      answer: { does: 'babble', after: 'return a' },
      text: 'return a',
      fault: failed('no sense in it'),
    },
    {
      does: 'gives what came before a line of ten megabytes',
      answer: { does: 'long line', after: 'return a', bytes: 10 << 20 },
      text: 'return a',
      fault: failed('too long an answer'),
    },
    {
      does: 'gives what came before an error in the stream',
      answer: { does: 'error line', after: 'return a', error: 'the slot is gone', status: 500 },
      text: 'return a',
      fault: failed('500'),
    },
    {
      does: 'gives up an answer that never ends',
      answer: {
        does: 'bytes',
        chunks: [`data: {"choices":[{"text":"${'x'.repeat(1 << 16)}"}]}\n\n`.repeat(140)],
      },
      text: 'x'.repeat(127 << 16),
      fault: failed('too long an answer'),
    },
    {
      does: 'takes lines as Windows ends them',
      answer: {
        does: 'bytes',
        chunks: ['data: {"choices":[{"text":"a"}]}\r', '\n\r\ndata: [DONE]\r\n\r\n'],
      },
      text: 'a',
    },
    {
      does: 'passes over fields of another shape',
      answer: {
        does: 'bytes',
        chunks: [
          'data: {"choices":7}\n\ndata: {"choices":[]}\n\ndata: {"choices":[{"text":7}]}\n\n',
          'data: {"choices":[{"text":"a","logprobs":3}],"usage":"x"}\n\ndata: [DONE]\n\n',
        ],
      },
      text: 'a',
    },
    {
      does: 'takes a page of HTML for no sense',
      answer: { does: 'bytes', chunks: ['<html>\n<body>Welcome</body>\n'] },
      text: '',
      fault: failed('no sense in it'),
    },
    {
      does: 'knows a server that has no such function and says so with status 200',
      answer: { does: 'bytes', chunks: ['{"error":"Unexpected endpoint or method. (POST /x)"}'] },
      text: '',
      fault: of('unable', OPEN_AI_MODEL),
    },
    {
      does: 'says that a model is missing',
      answer: status(404, 'The model `x` does not exist.'),
      text: '',
      fault: of('missing', OPEN_AI_MODEL),
    },
    {
      does: 'says that there is no such function',
      answer: status(404, 'unexpected endpoint'),
      text: '',
      fault: of('unable', OPEN_AI_MODEL),
    },
    { does: 'says that the server failed', answer: status(500), text: '', fault: failed('500') },
    {
      does: 'says that the server loads its model',
      answer: status(503, 'Loading model'),
      text: '',
      fault: of('busy', '503'),
    },
    {
      does: 'says that a prompt was too long',
      answer: status(400, "This model's maximum context length is 4096 tokens."),
      text: '',
      fault: of('refused', 'too long'),
    },
  ];
  for (const { does, answer, text, fault } of rows) {
    it(`${does}, and prints nothing`, () =>
      withOpenAi({ answers: [answer] }, async ({ runtime, log }) => {
        let heard: Heard = { text: '' };
        const printed = await printedDuring(async () => {
          heard = await hear(runtime.fill(OPEN_AI_REQUEST, never));
        });
        assert.equal(heard.text, text);
        assert.deepEqual(heard.fault, fault);
        assert.equal(printed, '');
        assert.doesNotMatch(log.join('\n'), /return|hunter2/);
      }));
  }

  it('refuses a redirect', () =>
    withOpenAi(
      { answers: [{ does: 'redirect', to: 'http://127.0.0.1:1/' }] },
      async ({ runtime, server }) => {
        const { fault } = await hear(runtime.fill(OPEN_AI_REQUEST, never));
        assert.deepEqual(fault, new ModelFault('redirected', new URL(server.url).host, UNKNOWN));
      },
    ));

  it('closes the socket when nobody listens any more', () =>
    withOpenAi({ answers: [{ does: 'never end', token: 'a ' }] }, async ({ runtime, server }) => {
      for await (const { kind } of runtime.fill(OPEN_AI_REQUEST, never)) if (kind === 'text') break;
      assert.equal(await server.requests[0]?.ended, 'closed by client');
    }));

  it('closes the socket of a request that is aborted before a word', () =>
    withOpenAi({ answers: [{ does: 'hang' }] }, async ({ runtime, server }) => {
      const stopped = new AbortController();
      const heard = hear(runtime.fill(OPEN_AI_REQUEST, stopped.signal));
      while (server.requests.length === 0) await new Promise(setImmediate);
      stopped.abort();
      await assert.rejects(heard, { name: 'AbortError' });
      assert.equal(await server.requests[0]?.ended, 'closed by client');
    }));

  it('tells the counts and times of the server, and how sure it was', () =>
    withOpenAi({ answers: ['return a'] }, async ({ runtime }) => {
      const pieces: FillPiece[] = [];
      for await (const piece of runtime.fill(OPEN_AI_REQUEST, never)) pieces.push(piece);
      assert.deepEqual(pieces.at(0), {
        kind: 'text',
        text: 'return',
        logprob: -0.25,
        alternatives: ['return'],
      });
      const usage = { promptTokens: 10, promptMs: 12, generatedTokens: 2, generatedMs: 17 };
      assert.deepEqual(pieces.at(-1), { kind: 'end', usage });
    }));

  it('measures the times itself where a server tells none', () => {
    const chunks = ['data: {"choices":[{"text":"a"}],"usage":{"prompt_tokens":5}}\n\n'];
    return withOpenAi({ answers: [{ does: 'bytes', chunks }] }, async ({ runtime }) => {
      const { usage } = await hear(runtime.fill(OPEN_AI_REQUEST, never));
      assert.deepEqual(usage, { promptTokens: 5, promptMs: 0, generatedTokens: 0, generatedMs: 0 });
    });
  });

  it('leaves out what a server refuses, and does so from then on', () =>
    withOpenAi(
      { answers: ['a'], refuses: ['logprobs', 'seed'] },
      async ({ runtime, server, entries }) => {
        const sure = { ...OPEN_AI_REQUEST, sureness: true };
        assert.equal((await hear(runtime.fill(sure, never))).text, 'a');
        assert.equal((await hear(runtime.fill(sure, never))).text, 'a');
        const sent = server
          .bodies('/v1/completions')
          .map(body => ['logprobs', 'seed'].filter(field => field in body));
        assert.deepEqual(sent, [['logprobs', 'seed'], ['seed'], [], []]);
        assert.equal(entries.length, 4);
      },
    ));

  it('does not take a refusal of what it needs for one of what it does not', () =>
    withOpenAi({ refuses: ['prompt'] }, async ({ runtime, server }) => {
      const { fault } = await hear(runtime.fill(OPEN_AI_REQUEST, never));
      assert.deepEqual(fault, of('refused', '400'));
      assert.equal(server.requests.length, 1);
    }));

  it('asks a model that runs elsewhere nothing', () =>
    withOpenAi({}, async ({ runtime, server, entries }) => {
      const model = 'gpt-oss:120b-cloud';
      const { fault } = await hear(runtime.fill({ ...OPEN_AI_REQUEST, model }, never));
      assert.deepEqual(fault, new ModelFault('remote', model));
      assert.equal(server.requests.length + entries.length, 0);
    }));

  for (const suffix of ['', '/', '/v1', '/v1/']) {
    it(`takes an address that ends in "${suffix}"`, () =>
      withOpenAi({ answers: ['a'], suffix }, async ({ runtime, server }) => {
        await runtime.installed(never);
        await hear(runtime.fill(OPEN_AI_REQUEST, never));
        assert.deepEqual(server.paths, ['/v1/models', '/v1/completions']);
      }));
  }
});

describe('OpenAiRuntime.chat', () => {
  it('gives the answer, and tells the ledger what it is for', () =>
    withOpenAi({ answers: ['Because it is.'] }, async ({ runtime, entries }) => {
      const { text, usage } = await hear(runtime.chat(TALK, never));
      assert.equal(text, 'Because it is.');
      assert.equal(usage?.generatedTokens, 3);
      assert.deepEqual(
        entries.map(({ purpose }) => purpose),
        ['chat'],
      );
    }));

  it('passes over what a model thinks', () => {
    const thought = 'data: {"choices":[{"delta":{"reasoning_content":"Hmm","content":null}}]}\n\n';
    const chunks = [thought, 'data: {"choices":[{"delta":{"content":"Yes"}}]}\n\ndata: [DONE]\n\n'];
    return withOpenAi({ answers: [{ does: 'bytes', chunks }] }, async ({ runtime }) => {
      assert.deepEqual(await hear(runtime.chat(TALK, never)), { text: 'Yes' });
    });
  });
});
