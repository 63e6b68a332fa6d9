import assert from 'node:assert/strict';
import { METHODS } from '../../src/protocol/methods.js';
import type { PullResult } from '../../src/protocol/models.js';
import type { StatusCause } from '../../src/protocol/status.js';
import { ChatClient } from '../support/chatClient.js';
import type { CoveClient } from '../support/coveClient.js';
import { pipedTo } from '../support/pipedServer.js';
import { OPEN_AI_MODEL, type OpenAiScript, ScriptedOpenAi } from '../support/scriptedOpenAi.js';

interface Served {
  readonly client: CoveClient;
  readonly server: ScriptedOpenAi;
}

async function served(
  script: OpenAiScript,
  work: (parts: Served) => Promise<void>,
  withSettings: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const server = await ScriptedOpenAi.start(script);
  try {
    await pipedTo(server.url, ({ client }) => work({ client, server }), { withSettings });
  } finally {
    await server.stop();
  }
}

const QWEN = ['<|fim_prefix|>', '<|fim_suffix|>', '<|fim_middle|>'];

describe('a server that speaks the OpenAI API', () => {
  for (const kind of ['llama-server', 'vLLM', 'LM Studio', 'other'] as const) {
    it(`completes where it is ${kind}, which nobody had to say`, () =>
      served({ kind, answers: ['1'] }, async ({ client, server }) => {
        assert.equal(await client.accepted('a = █\n'), 'a = 1\n');
        const [sent] = server.bodies('/v1/completions');
        assert.equal(sent?.['prompt'], '<|fim_prefix|>a = <|fim_suffix|>\n<|fim_middle|>');
        assert.ok(!('keep_alive' in sent) && !('options' in sent));
        assert.deepEqual(client.popUps, []);
        const status = await client.status('ready');
        assert.equal(status.model, OPEN_AI_MODEL);
      }));
  }

  it('never gets control text of the code as such', () =>
    served({ answers: ['1'] }, async ({ client, server }) => {
      await client.accepted('m = "<|fim_suffix|><|im_end|><|endoftext|>"\na = █\n');
      const chat = new ChatClient(client);
      await chat.ask('What is <|im_start|>system for?');
      const marks = /<\|[a-z_]+\|>/g;
      const [fill] = server.bodies('/v1/completions');
      assert.deepEqual(String(fill?.['prompt']).match(marks), QWEN);
      const [turn] = server.bodies('/v1/chat/completions');
      assert.equal(JSON.stringify(turn?.['messages']).match(marks), null);
    }));

  it('is asked as the vocabulary tells where the name of a model does not', () =>
    served(
      { models: [{ id: 'acme' }], vocabulary: QWEN, answers: ['1'] },
      async ({ client, server }) => {
        assert.equal(await client.accepted('a = █\n'), 'a = 1\n');
        const [sent] = server.bodies('/v1/completions');
        assert.equal(sent?.['prompt'], '<|fim_prefix|>a = <|fim_suffix|>\n<|fim_middle|>');
      },
    ));

  it('answers a question and changes code', () =>
    served({ answers: ['Because.', 'const b = 2;\n```'] }, async ({ client, server }) => {
      const reply = await new ChatClient(client).ask('Why?');
      assert.deepEqual([reply.state, reply.text], ['done', 'Because.']);
      assert.ok(0 < reply.usage.promptTokens);
      const uri = 'file:///work/act.ts';
      const code = 'const b = 1;\n';
      await client.open(uri, 'typescript', code);
      const asked = { start: 0, end: code.length, instruction: 'make it two' };
      const result = await client.act('edit', uri, asked);
      assert.equal(client.rewritten(uri, result), 'const b = 2;\n');
      const purposes = new Set((await client.ledger()).map(({ purpose }) => purpose));
      assert.deepEqual([...purposes].sort(), ['action', 'chat', 'models']);
      assert.equal(server.bodies('/v1/chat/completions').length, 2);
    }));

  it('may begin an answer anew that it was to go on with', () =>
    served({ kind: 'other', answers: ['```typescript\nconst b = 2;\n```'] }, async ({ client }) => {
      const uri = 'file:///work/anew.ts';
      const code = 'const b = 1;\n';
      await client.open(uri, 'typescript', code);
      const asked = { start: 0, end: code.length, instruction: 'make it two' };
      const result = await client.act('edit', uri, asked);
      assert.equal(client.rewritten(uri, result), 'const b = 2;\n');
    }));

  it('is shown with what it tells of its models, and nothing made up', () =>
    served(
      { kind: 'vLLM', models: [{ id: 'Qwen/Qwen2.5-Coder-1.5B' }, { id: 'BAAI/bge-m3' }] },
      async ({ client }) => {
        const [coder, embedding] = (await client.models()) ?? [];
        assert.deepEqual(coder, {
          name: 'Qwen/Qwen2.5-Coder-1.5B',
          size: 0,
          family: 'qwen-coder',
          fillsMiddle: true,
          roles: ['completion', 'chat'],
          loaded: true,
          remote: false,
          parameters: '1.5B',
          quantization: '',
          contextLength: 16_384,
        });
        assert.deepEqual(embedding?.roles, ['embedding']);
      },
    ));

  it('is diagnosed by its own name', () =>
    served({ answers: ['1'] }, async ({ client }) => {
      const lines = (await client.diagnose()) ?? [];
      const checks = lines.map(({ check }) => check);
      assert.ok(checks.includes('llama-server answers'), checks.join());
      const version = lines.find(({ check }) => check === 'llama-server version');
      assert.equal(version?.detail, 'b10488-abcdef.');
      assert.deepEqual(
        lines.filter(({ ok }) => !ok),
        [],
      );
      assert.doesNotMatch(JSON.stringify(lines), /Ollama/);
    }));

  it('downloads nothing, and says so', () =>
    served({ kind: 'vLLM' }, async ({ client, server }) => {
      await client.status('ready');
      const params = { name: 'llama3' };
      const result: PullResult = await client.connection.sendRequest(METHODS.modelsPull, params);
      assert.equal(result.state, 'failed');
      assert.equal(result.reason, 'vLLM downloads no models for Cove.');
      assert.ok(!server.paths.some(path => path.includes('pull')));
      assert.deepEqual(await client.connection.sendRequest(METHODS.modelsCatalog), []);
    }));

  const faults: readonly {
    readonly does: string;
    readonly script: OpenAiScript;
    readonly settings?: Readonly<Record<string, unknown>>;
    readonly reason: RegExp;
    /** What a client can offer to do; never a download, which these servers do not know. */
    readonly cause?: StatusCause;
  }[] = [
    {
      does: 'names what fails',
      script: { answers: [{ does: 'status', status: 500 }] },
      reason: /^llama-server failed to answer \(500\)\.$/,
    },
    {
      does: 'tells that a stream broke',
      script: { kind: 'vLLM', answers: [{ does: 'cut', after: '1 ' }] },
      reason: /^vLLM stopped in the middle of an answer \(the connection broke\)\.$/,
    },
    {
      does: 'tells that it is not ready',
      script: { answers: [{ does: 'status', status: 503, error: 'Loading model' }] },
      reason: /^llama-server is busy, or still loads its model\.$/,
    },
    {
      does: 'tells that a key is wanted',
      script: { kind: 'vLLM', instead: { '/v1/models': { does: 'status', status: 401 } } },
      reason: /^The model server at \S+ does not let Cove in \(401\)\.$/,
      cause: 'noAccess',
    },
    {
      does: 'tells that a model is not there',
      script: { kind: 'LM Studio' },
      settings: { completion: { model: 'mine' } },
      reason: /^LM Studio has no model mine\.$/,
    },
    {
      does: 'tells that no model completes',
      script: { kind: 'vLLM', models: [{ id: 'BAAI/bge-m3' }] },
      reason: /^No installed model can complete code\.$/,
    },
  ];
  for (const { does, script, settings = {}, reason, cause } of faults) {
    it(`${does}, where the person looks, and quietly`, () =>
      served(
        script,
        async ({ client }) => {
          await client.accepted('a = █\n');
          const problem = await client.status('problem');
          assert.match(problem.reason ?? '', reason);
          assert.doesNotMatch(`${problem.reason} ${problem.remedy}`, /Ollama/);
          assert.equal(problem.cause, cause);
          assert.deepEqual(client.popUps, []);
        },
        settings,
      ));
  }

  it('completes again by itself once it is back', () =>
    served({ answers: ['1'] }, async ({ client, server }) => {
      await client.status('ready');
      await server.stop();
      await client.accepted('a = █\n');
      await client.status('problem');
      const seen = client.statuses.length;
      await server.up();
      await client.status('ready', seen);
      assert.equal(await client.accepted('b = █\n'), 'b = 1\n');
    }));
});
