import assert from 'node:assert/strict';
import { type FaultKind, ModelFault, OLLAMA } from '../../../src/core/models/modelRuntime.js';
import { MODEL, REQUEST, SECRET, hear, withRig } from '../../support/ollamaRig.js';
import { printedDuring } from '../../support/printedDuring.js';
import type { Answer } from '../../support/scriptedAnswers.js';

const never = new AbortController().signal;

describe('a request that is turned away', () => {
  const HOST = '127.0.0.1';
  const HTML = '<p>Oh';

  const rows: readonly {
    says: Extract<Answer, { does: 'status' }>;
    kind: FaultKind;
    subject: string;
    detail?: string;
  }[] = [
    { says: { does: 'status', status: 404 }, kind: 'missing', subject: MODEL },
    {
      says: { does: 'status', status: 404, html: HTML },
      kind: 'stranger',
      subject: HOST,
      detail: '404',
    },
    {
      says: { does: 'status', status: 405, html: HTML },
      kind: 'stranger',
      subject: HOST,
      detail: '405',
    },
    { says: { does: 'status', status: 400 }, kind: 'refused', subject: '400' },
    { says: { does: 'status', status: 400, html: HTML }, kind: 'refused', subject: '400' },
    { says: { does: 'status', status: 401 }, kind: 'forbidden', subject: HOST, detail: '401' },
    {
      says: { does: 'status', status: 403, html: '' },
      kind: 'forbidden',
      subject: HOST,
      detail: '403',
    },
    { says: { does: 'status', status: 407, html: HTML }, kind: 'proxied', subject: HOST },
    { says: { does: 'status', status: 429 }, kind: 'limited', subject: HOST, detail: '429' },
    { says: { does: 'status', status: 503 }, kind: 'busy', subject: '503' },
    {
      says: { does: 'status', status: 503, html: HTML },
      kind: 'gateway',
      subject: HOST,
      detail: '503',
    },
    {
      says: { does: 'status', status: 502, html: HTML },
      kind: 'gateway',
      subject: HOST,
      detail: '502',
    },
    { says: { does: 'status', status: 500 }, kind: 'failed', subject: '500' },
    {
      says: { does: 'status', status: 500, error: `cannot parse ${SECRET}` },
      kind: 'failed',
      subject: '500',
    },
    {
      says: { does: 'status', status: 500, html: 'x'.repeat(1 << 20) },
      kind: 'failed',
      subject: '500',
    },
  ];

  for (const { says, kind, subject, detail } of rows) {
    const words = says.error ?? (says.html === undefined ? 'JSON' : 'HTML');
    it(`is ${kind} (${subject}) for ${says.status} with ${words}, and prints nothing`, () =>
      withRig({ answers: [says], instead: { load: says } }, async ({ runtime, ollama }) => {
        const about = subject === HOST ? new URL(ollama.url).host : subject;
        const fault = new ModelFault(kind, about, OLLAMA, detail);
        const printed = await printedDuring(async () => {
          assert.deepEqual(await hear(runtime.fill(REQUEST, never)), { text: '', fault });
          await assert.rejects(runtime.load(REQUEST, never), fault);
        });
        assert.equal(printed, '');
        assert.doesNotMatch(fault.message, /hunter2/);
      }));
  }

  /** What Ollama 0.11 to 0.32 and their runners say. */
  const words: readonly [kind: FaultKind, status: number, error: string, subject?: string][] = [
    ['unable', 400, '"x" does not support generate'],
    ['refused', 400, 'the input length exceeds the context length', 'too long'],
    ['remote', 403, 'ollama cloud is disabled: remote inference is unavailable'],
    ['busy', 503, 'server busy, please try again.  maximum pending requests exceeded', '503'],
    ['memory', 500, 'llama-server reported out-of-memory during startup: ggml_backend'],
    ['memory', 500, 'llama runner process has terminated: cudaMalloc failed: out of memory'],
    ['memory', 500, 'llama runner process has terminated: signal: killed'],
    ['memory', 500, 'memory layout cannot be allocated with num_gpu = 25'],
    ['crashed', 500, 'llama runner process has terminated: exit status 2'],
    ['crashed', 500, 'llama-server process has terminated: signal: segmentation fault'],
    ['crashed', 500, 'llama runner process no longer running: 1'],
    [
      'crashed',
      500,
      'model runner has unexpectedly stopped, this may be due to resource limitations',
    ],
    ['crashed', 500, 'an error was encountered while running the model: unexpected EOF'],
    ['crashed', 500, 'Post "http://127.0.0.1:4567/completion": read tcp 127.0.0.1:1: reset'],
    ['damaged', 500, 'unable to load model: /models/blobs/sha256-0123'],
    ['damaged', 500, 'llama runner process has terminated: error loading model: not a GGUF'],
    ['damaged', 500, 'invalid file magic'],
    [
      'outdated',
      500,
      'unable to load model: x: this model may be incompatible with your version of Ollama.',
    ],
    ['failed', 500, 'timed out waiting for llama runner to start - 0.5', 'loading took too long'],
    ['missing', 404, 'model "x" not found, try pulling it first'],
  ];
  for (const [kind, status, error, subject = MODEL] of words) {
    it(`is ${kind} for "${error}"`, () => {
      const says: Answer = { does: 'status', status, error };
      return withRig({ answers: [says], instead: { load: says } }, async ({ runtime }) => {
        const fault = new ModelFault(kind, subject);
        assert.deepEqual(await hear(runtime.fill(REQUEST, never)), { text: '', fault });
        await assert.rejects(runtime.load(REQUEST, never), fault);
      });
    });
  }

  it('passes on how much memory is wanted, and nothing else', () => {
    const error =
      'model requires more system memory (9.1 GiB) than is available (3.4 GiB) for secret.py';
    return withRig({ answers: [{ does: 'status', status: 500, error }] }, async ({ runtime }) => {
      const fault = new ModelFault(
        'memory',
        MODEL,
        OLLAMA,
        'it needs 9.1 GiB, and 3.4 GiB is free',
      );
      assert.deepEqual(await hear(runtime.fill(REQUEST, never)), { text: '', fault });
    });
  });

  it('says which model is missing', () =>
    withRig({}, async ({ runtime }) => {
      const fault = new ModelFault('missing', 'other:7b');
      await assert.rejects(runtime.details('other:7b', never), fault);
      await assert.rejects(runtime.load({ ...REQUEST, model: 'other:7b' }, never), fault);
    }));

  it('takes a list that is not there for a server that is no Ollama', () =>
    withRig(
      { instead: { '/api/tags': { does: 'status', status: 404 } } },
      async ({ runtime, ollama }) => {
        const fault = new ModelFault('stranger', new URL(ollama.url).host, OLLAMA, '404');
        await assert.rejects(runtime.installed(never), fault);
      },
    ));

  it('says which host does not answer', () =>
    withRig({}, async ({ runtime, ollama }) => {
      await ollama.down();
      const fault = new ModelFault('unreachable', new URL(ollama.url).host);
      await assert.rejects(runtime.version(never), fault);
      assert.deepEqual(await hear(runtime.fill(REQUEST, never)), { text: '', fault });
      await ollama.up();
      assert.equal(await runtime.version(never), '0.32.15');
    }));

  const addresses: readonly { url: string; kind: FaultKind; subject: string }[] = [
    { url: 'http://gpu.lan:11434', kind: 'denied', subject: 'gpu.lan:11434' },
    { url: 'https://ollama.com', kind: 'denied', subject: 'ollama.com' },
    { url: 'http://user:password@127.0.0.1:1', kind: 'denied', subject: '127.0.0.1:1' },
    { url: 'http://not a host', kind: 'unreachable', subject: 'http://not a host' },
    { url: 'http//user:password@x y', kind: 'denied', subject: 'http:11434' },
    { url: 'user:password@not a host', kind: 'unreachable', subject: 'not a host' },
  ];
  for (const { url, kind, subject } of addresses) {
    it(`is ${kind} (${subject}) for the address ${url}`, () =>
      withRig({ url }, async ({ runtime, entries }) => {
        const fault = new ModelFault(kind, subject);
        await assert.rejects(runtime.version(never), fault);
        assert.deepEqual(await hear(runtime.fill(REQUEST, never)), { text: '', fault });
        assert.ok(entries.every(({ verdict }) => verdict === 'denied'));
      }));
  }
});
