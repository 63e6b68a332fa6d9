import assert from 'node:assert/strict';
import { ModelFault } from '../../../src/core/models/modelRuntime.js';
import { hear, withRig } from '../../support/ollamaRig.js';
import { OPEN_AI_REQUEST, withOpenAi } from '../../support/openAiRig.js';
import type { OpenAiScript } from '../../support/scriptedOpenAi.js';
import { DetectedRuntime } from '../../../src/server/adapters/detectedRuntime.js';

const never = new AbortController().signal;

describe('DetectedRuntime', () => {
  for (const kind of ['llama-server', 'vLLM', 'LM Studio'] as const) {
    it(`finds out that ${kind} answers, once`, () =>
      withOpenAi({ kind, answers: ['a'] }, async ({ detected, server }) => {
        assert.equal(detected.server, 'Ollama');
        await Promise.all([detected.installed(never), detected.loaded(never)]);
        assert.equal(detected.server, kind);
        assert.equal((await hear(detected.fill(OPEN_AI_REQUEST, never))).text, 'a');
        assert.equal(server.paths.filter(path => path === '/api/version').length, 1);
        assert.equal(server.paths.filter(path => path.startsWith('/api/tags')).length, 0);
      }));
  }

  it('knows an Ollama, and asks it nothing of the other API', () =>
    withRig({}, async ({ ollama, exchanges, clock }) => {
      const settings = () => ({ url: ollama.url, allowedHosts: [], api: 'auto' as const });
      const ledger = { record: () => Promise.resolve(), read: () => Promise.resolve([]) };
      const deps = { settings, ledger, exchanges, clock, log: () => undefined };
      const runtime = new DetectedRuntime(deps);
      await runtime.installed(never);
      await runtime.withPurpose('diagnose').loaded(never);
      assert.equal(runtime.server, 'Ollama');
      const paths = ollama.requests.map(({ path }) => path);
      assert.deepEqual(paths, ['/api/version', '/api/tags', '/api/ps']);
    }));

  it('asks a server that is set to speak something nothing else', () =>
    withOpenAi({ api: 'openai' }, async ({ detected, server }) => {
      await detected.installed(never);
      assert.deepEqual(server.paths, ['/v1/models']);
    }));

  const rows: readonly {
    readonly does: string;
    readonly script: OpenAiScript;
    readonly fault: Partial<ModelFault>;
  }[] = [
    {
      does: 'says that a key is wanted, where one is',
      script: { kind: 'vLLM', instead: { '/v1/models': { does: 'status', status: 401 } } },
      fault: { kind: 'forbidden', detail: '401', server: 'The model server' },
    },
    {
      does: 'says that a server is not ready yet',
      script: {
        instead: {
          '/api/version': { does: 'status', status: 503, error: 'Loading model' },
          '/v1/models': { does: 'status', status: 503, error: 'Loading model' },
        },
      },
      fault: new ModelFault('busy', '503', 'The model server'),
    },
    {
      does: 'takes a server that knows neither for an Ollama that fails',
      script: { kind: 'other', instead: { '/v1/models': { does: 'status', status: 404 } } },
      fault: { kind: 'stranger', detail: '404', server: 'Ollama' },
    },
  ];
  for (const { does, script, fault } of rows) {
    it(does, () =>
      withOpenAi(script, async ({ detected }) => {
        await assert.rejects(detected.installed(never), fault);
      }),
    );
  }

  it('asks a server anew that failed, since another may have taken its place', () =>
    withOpenAi({}, async ({ detected, server }) => {
      await detected.installed(never);
      await server.stop();
      await assert.rejects(detected.installed(never), { kind: 'unreachable' });
      const missed = { kind: 'unreachable', server: 'llama-server' };
      await assert.rejects(detected.installed(never), missed);
      await server.up();
      await detected.installed(never);
      assert.equal(server.paths.filter(path => path === '/api/version').length, 2);
    }));

  it('ends the wait of one who asks without ending the look of another', () =>
    withOpenAi({}, async ({ detected }) => {
      const stopped = new AbortController();
      const first = detected.installed(stopped.signal);
      const second = detected.installed(never);
      stopped.abort();
      await assert.rejects(first, { name: 'AbortError' });
      assert.equal((await second).length, 1);
    }));
});
