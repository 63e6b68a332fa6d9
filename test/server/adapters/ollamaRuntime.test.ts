import assert from 'node:assert/strict';
import { ModelFault } from '../../../src/core/models/modelRuntime.js';
import { type Heard, REQUEST, hear, withRig } from '../../support/ollamaRig.js';
import { printedDuring } from '../../support/printedDuring.js';
import type { Answer } from '../../support/scriptedAnswers.js';

const never = new AbortController().signal;

describe('OllamaRuntime.fill', () => {
  const failed = (subject: string): ModelFault => new ModelFault('failed', subject);
  const rows: readonly { does: string; answer: Answer; text: string; fault?: ModelFault }[] = [
    { does: 'gives the text as it comes', answer: 'return a + b;', text: 'return a + b;' },
    {
      does: 'takes letters of any alphabet',
      answer: 'print("grüße 🎉 你好")',
      text: 'print("grüße 🎉 你好")',
    },
    { does: 'takes an empty answer', answer: '', text: '' },
    {
      does: 'takes an end without done for an end',
      answer: { does: 'end without done', text: 'return a' },
      text: 'return a',
    },
    {
      does: 'gives what came before the connection broke',
      answer: { does: 'cut', after: 'return a' },
      text: 'return a',
      fault: new ModelFault('broken', 'the connection broke'),
    },
    {
      does: 'gives what came before a line that makes no sense',
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
      does: 'gives what came before an error on a line',
      answer: { does: 'error line', after: 'return a', error: 'llama runner terminated' },
      text: 'return a',
      fault: failed('an error'),
    },
    {
      does: 'reads the status that an error on a line has',
      answer: { does: 'error line', after: '', error: 'later', status: 503 },
      text: '',
      fault: new ModelFault('busy', '503'),
    },
    {
      does: 'replaces bytes that are no text',
      answer: {
        does: 'bytes',
        chunks: ['{"response":"a', Uint8Array.of(0xff), 'b"}\n{"done":true}\n'],
      },
      text: 'a\uFFFDb',
    },
    {
      does: 'passes over fields of another shape',
      answer: {
        does: 'bytes',
        chunks: [
          '{"response":7}\n{"response":"a","eval_count":"x"}\n{"done":true,"eval_count":-1}\n',
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
      does: 'gives up an answer that never ends',
      answer: { does: 'bytes', chunks: [`{"response":"${'x'.repeat(1 << 16)}"}\n`.repeat(80)] },
      text: 'x'.repeat(63 << 16),
      fault: failed('too long an answer'),
    },
  ];

  for (const { does, answer, text, fault } of rows) {
    it(`${does}, and prints nothing`, () =>
      withRig({ answers: [answer] }, async ({ runtime, log }) => {
        let heard: Heard = { text: '' };
        const printed = await printedDuring(async () => {
          heard = await hear(runtime.fill(REQUEST, never));
        });
        assert.equal(heard.text, text);
        assert.deepEqual(heard.fault, fault);
        assert.equal(printed, '');
        assert.doesNotMatch(log.join('\n'), /return|hunter2/);
      }));
  }

  it('refuses a redirect', () =>
    withRig(
      { answers: [{ does: 'redirect', to: 'http://127.0.0.1:1/' }] },
      async ({ runtime, ollama }) => {
        const { fault } = await hear(runtime.fill(REQUEST, never));
        assert.deepEqual(fault, new ModelFault('redirected', new URL(ollama.url).host));
      },
    ));

  it('tells the counts of the server', () =>
    withRig({ answers: ['return a + b;'] }, async ({ runtime }) => {
      const { usage } = await hear(runtime.fill(REQUEST, never));
      const promptTokens = Math.ceil(REQUEST.prompt.length / 4);
      assert.deepEqual(usage, { promptTokens, promptMs: 12, generatedTokens: 4, generatedMs: 17 });
    }));

  it('tells no counts where none came', () =>
    withRig({ answers: [{ does: 'end without done', text: 'a' }] }, async ({ runtime }) => {
      assert.deepEqual(await hear(runtime.fill(REQUEST, never)), { text: 'a' });
    }));

  it('records the request and its files', () =>
    withRig({}, async ({ runtime, ollama, entries }) => {
      await hear(runtime.fill(REQUEST, never));
      assert.deepEqual(
        entries.map(({ at, ...entry }) => ({ ...entry, at: typeof at })),
        [
          {
            at: 'string',
            host: new URL(ollama.url).host,
            purpose: 'completion',
            bytes: Buffer.byteLength(JSON.stringify(ollama.requests[0]?.body)),
            files: ['a.ts'],
            verdict: 'allowed',
          },
        ],
      );
    }));

  it('asks a model that runs elsewhere nothing', () =>
    withRig({}, async ({ runtime, ollama, entries }) => {
      const model = 'gpt-oss:120b-cloud';
      const { fault } = await hear(runtime.fill({ ...REQUEST, model }, never));
      assert.deepEqual(fault, new ModelFault('remote', model));
      await assert.rejects(runtime.load({ ...REQUEST, model }, never), fault);
      assert.equal(ollama.requests.length, 0);
      assert.equal(entries.length, 0);
    }));

  it('lets go of a model without a prompt', () =>
    withRig({}, async ({ runtime, ollama }) => {
      await runtime.load({ ...REQUEST, contextLength: undefined }, never);
      assert.equal((await runtime.loaded(never)).length, 1);
      await runtime.unload(REQUEST.model, never);
      assert.deepEqual(await runtime.loaded(never), []);
      assert.deepEqual(ollama.prompts, []);
    }));

  it('keeps the connection from one complete answer to the next', () =>
    withRig({ answers: ['a'] }, async ({ runtime, ollama }) => {
      for (let count = 0; count < 10; count++) {
        for await (const piece of runtime.fill(REQUEST, never)) if (piece.kind === 'end') break;
        assert.equal(await ollama.requests[count]?.ended, 'answered');
      }
      // One, or one more where the next request is quicker than the end of the last.
      assert.ok(ollama.connections <= 3, `${ollama.connections} connections`);
    }));
});
