import assert from 'node:assert/strict';
import { ModelFault } from '../../../src/core/models/modelRuntime.js';
import type { LedgerEntry } from '../../../src/core/privacy/ledger.js';
import {
  type Egress,
  type Fetch,
  guardedFetch,
} from '../../../src/server/adapters/guardedFetch.js';
import { ScriptedOllama } from '../../support/scriptedOllama.js';

const HERE = 'http://127.0.0.1:11434/api/generate';
const ELSEWHERE = 'https://evil.example/api/generate';

interface Options extends Partial<Omit<Egress, 'ledger'>> {
  readonly ledgerFails?: boolean;
  readonly onRecord?: () => void;
  readonly send?: Fetch;
}

/** A guarded fetch whose ledger and wire write, in order, to one list. */
function guard({ ledgerFails = false, onRecord, send, ...egress }: Options = {}) {
  const happened: string[] = [];
  const entries: LedgerEntry[] = [];
  const sent: (RequestInit | undefined)[] = [];
  const ledger = {
    record: async (entry: LedgerEntry) => {
      await new Promise(resolve => setImmediate(resolve));
      if (ledgerFails) throw new Error('disk full');
      onRecord?.();
      happened.push(`recorded ${entry.verdict}`);
      entries.push(entry);
    },
    read: () => Promise.resolve(entries),
  };
  const wire: Fetch = (url, init) => {
    happened.push(`sent ${url instanceof URL ? url.href : ''}`);
    sent.push(init);
    return send ? send(url, init) : Promise.resolve(new Response());
  };
  const rest = { purpose: 'completion', files: [], allowedHosts: new Set<string>() } as const;
  return { happened, entries, sent, get: guardedFetch({ ...rest, ...egress, ledger }, wire) };
}

describe('guardedFetch', () => {
  it('records before it sends', async () => {
    const { get, happened } = guard();
    await get(HERE);
    assert.deepEqual(happened, ['recorded allowed', `sent ${HERE}`]);
  });

  it('records a denial, and sends nothing', async () => {
    const { get, happened } = guard();
    await assert.rejects(get(ELSEWHERE), new ModelFault('denied', 'evil.example'));
    assert.deepEqual(happened, ['recorded denied']);
  });

  it('sends nothing that it cannot record', async () => {
    const { get, happened } = guard({ ledgerFails: true });
    await assert.rejects(get(HERE), new ModelFault('unrecorded', '127.0.0.1:11434'));
    assert.deepEqual(happened, []);
  });

  it('denies nothing silently: what cannot be recorded is told', async () => {
    const { get, happened } = guard({ ledgerFails: true });
    await assert.rejects(get(ELSEWHERE), new ModelFault('unrecorded', 'evil.example'));
    assert.deepEqual(happened, []);
  });

  it('writes down measures and names, and nothing of the body', async () => {
    const { get, entries } = guard({
      purpose: 'chat',
      files: ['a.ts'],
      now: () => new Date('2026-11-01T12:00:00Z'),
    });
    await get(HERE, { method: 'POST', body: '{"prompt":"höchst geheim"}' });
    assert.deepEqual(entries, [
      {
        at: '2026-11-01T12:00:00.000Z',
        host: '127.0.0.1:11434',
        purpose: 'chat',
        bytes: 27,
        files: ['a.ts'],
        verdict: 'allowed',
      },
    ]);
  });

  it('asks a host that the settings name', async () => {
    const { get, happened } = guard({ allowedHosts: new Set(['gpu.lan']) });
    await get('https://gpu.lan/api/tags');
    assert.deepEqual(happened, ['recorded allowed', 'sent https://gpu.lan/api/tags']);
  });

  const attacks: readonly [url: string, host: string][] = [
    ['http://127.0.0.1.evil.example/', '127.0.0.1.evil.example'],
    ['http://localhost@evil.example/', 'evil.example'],
    ['http://user:password@127.0.0.1:11434/', '127.0.0.1:11434'],
    ['file:///etc/passwd', 'file:'],
    ['data:,x', 'data:'],
    ['https://ollama.com/api/web_search', 'ollama.com'],
  ];
  for (const [url, host] of attacks) {
    it(`sends nothing to ${url}`, async () => {
      const { get, happened } = guard();
      await assert.rejects(get(url), new ModelFault('denied', host));
      assert.deepEqual(happened, ['recorded denied']);
    });
  }

  it('takes no request object, which could hide its body', async () => {
    const { get, happened } = guard();
    await assert.rejects(get(new Request(HERE)), TypeError);
    assert.deepEqual(happened, []);
  });

  it('takes no body without a length', async () => {
    const { get, happened } = guard();
    const body = new ReadableStream();
    await assert.rejects(get(HERE, { method: 'POST', body, duplex: 'half' }), TypeError);
    assert.deepEqual(happened, []);
  });

  it('refuses redirects, whatever the caller says', async () => {
    const { get, sent } = guard();
    await get(HERE, { redirect: 'follow' });
    assert.equal(sent[0]?.redirect, 'error');
  });

  it('neither records nor sends what was aborted before', async () => {
    const { get, happened } = guard({ signal: AbortSignal.abort(new Error('typed on')) });
    await assert.rejects(get(HERE), { message: 'typed on' });
    assert.deepEqual(happened, []);
  });

  for (const place of ['own', 'init'] as const) {
    it(`rejects with the reason of the signal of the ${place} options`, async () => {
      const abort = new AbortController();
      const { get } = guard({
        ...(place === 'own' ? { signal: abort.signal } : {}),
        onRecord: () => {
          abort.abort(new Error('typed on'));
        },
        send: fetch,
      });
      const init = place === 'init' ? { signal: abort.signal } : {};
      await assert.rejects(get(HERE, init), { message: 'typed on' });
    });
  }

  it('tells a server that does not answer from all else', async () => {
    const ollama = await ScriptedOllama.start();
    await ollama.stop();
    const { get } = guard({ send: fetch });
    const host = new URL(ollama.url).host;
    await assert.rejects(get(ollama.url), new ModelFault('unreachable', host));
  });

  it('follows no redirect, not even to this machine', async () => {
    const target = await ScriptedOllama.start();
    const redirect = { does: 'redirect', to: `${target.url}/api/tags` } as const;
    const ollama = await ScriptedOllama.start({ instead: { '/api/tags': redirect } });
    const { get } = guard({ send: fetch });
    const { host } = new URL(ollama.url);
    await assert.rejects(get(`${ollama.url}/api/tags`), new ModelFault('redirected', host));
    assert.equal(target.requests.length, 0);
    await ollama.stop();
    await target.stop();
  });

  it('sends the length of the body', async () => {
    const ollama = await ScriptedOllama.start();
    const { get } = guard({ send: fetch });
    await get(`${ollama.url}/api/show`, { method: 'POST', body: '{"model":"x"}' });
    assert.equal(ollama.requests[0]?.headers['content-length'], '13');
    await ollama.stop();
  });
});
