import assert from 'node:assert/strict';
import { type FaultKind, ModelFault } from '../../../src/core/models/modelRuntime.js';
import { MODEL, REQUEST, SECRET, hear, withRig } from '../../support/ollamaRig.js';
import { printedDuring } from '../../support/printedDuring.js';
import type { Answer } from '../../support/scriptedAnswers.js';

const never = new AbortController().signal;

describe('a request that is turned away', () => {
  const rows: readonly {
    says: Extract<Answer, { does: 'status' }>;
    kind: FaultKind;
    subject: string;
  }[] = [
    { says: { does: 'status', status: 404 }, kind: 'missing', subject: MODEL },
    { says: { does: 'status', status: 404, html: '<p>Oh' }, kind: 'missing', subject: MODEL },
    { says: { does: 'status', status: 400 }, kind: 'refused', subject: '400' },
    { says: { does: 'status', status: 400, html: '<p>Oh' }, kind: 'refused', subject: '400' },
    {
      says: { does: 'status', status: 400, error: '"x" does not support generate' },
      kind: 'unable',
      subject: MODEL,
    },
    {
      says: { does: 'status', status: 400, error: 'the input length exceeds the context length' },
      kind: 'refused',
      subject: 'too long',
    },
    {
      says: { does: 'status', status: 403, error: 'ollama cloud is disabled' },
      kind: 'remote',
      subject: MODEL,
    },
    { says: { does: 'status', status: 401 }, kind: 'refused', subject: '401' },
    { says: { does: 'status', status: 429 }, kind: 'busy', subject: '429' },
    { says: { does: 'status', status: 503 }, kind: 'busy', subject: '503' },
    { says: { does: 'status', status: 503, html: '<p>Oh' }, kind: 'busy', subject: '503' },
    { says: { does: 'status', status: 500 }, kind: 'failed', subject: '500' },
    { says: { does: 'status', status: 502, html: '<p>Oh' }, kind: 'failed', subject: '502' },
    {
      says: {
        does: 'status',
        status: 500,
        error: 'model requires more system memory (9 GiB) than is available',
      },
      kind: 'failed',
      subject: 'not enough memory',
    },
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

  for (const { says, kind, subject } of rows) {
    const words = says.error ?? (says.html === undefined ? 'JSON' : 'HTML');
    it(`is ${kind} (${subject}) for ${says.status} with ${words}, and prints nothing`, () =>
      withRig({ answers: [says], instead: { load: says } }, async ({ runtime }) => {
        const fault = new ModelFault(kind, subject);
        const printed = await printedDuring(async () => {
          assert.deepEqual(await hear(runtime.fill(REQUEST, never)), { text: '', fault });
          await assert.rejects(runtime.load(REQUEST, never), fault);
        });
        assert.equal(printed, '');
        assert.doesNotMatch(fault.message, /hunter2/);
      }));
  }

  it('says which model is missing', () =>
    withRig({}, async ({ runtime }) => {
      const fault = new ModelFault('missing', 'other:7b');
      await assert.rejects(runtime.details('other:7b', never), fault);
      await assert.rejects(runtime.load({ ...REQUEST, model: 'other:7b' }, never), fault);
    }));

  it('takes a list that is not there for a server that is no Ollama', () =>
    withRig({ instead: { '/api/tags': { does: 'status', status: 404 } } }, async ({ runtime }) => {
      await assert.rejects(runtime.installed(never), new ModelFault('failed', '404'));
    }));

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
