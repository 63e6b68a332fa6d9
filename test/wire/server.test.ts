import assert from 'node:assert/strict';
import { piped } from '../support/pipedServer.js';

const CLOUD = { name: 'qwen3-coder:480b-cloud', remoteHost: 'https://ollama.com:443' };

const EMBEDDER = {
  name: 'nomic-embed-text:latest',
  family: 'nomic-bert',
  capabilities: ['embedding'],
};

describe('initialize', () => {
  it('promises what is fixed', () =>
    piped({}, ({ client }) => {
      const { capabilities } = client.initialized;
      assert.ok(capabilities.inlineCompletionProvider);
      assert.ok(capabilities.codeActionProvider);
      assert.equal(capabilities.textDocumentSync, 2);
      assert.equal(capabilities.workspace?.workspaceFolders?.supported, true);
      return Promise.resolve();
    }));
});

describe('cove/status', () => {
  it('goes from loading to ready', () =>
    piped({}, async ({ client }) => {
      await client.status('ready');
      const states = client.statuses.map(({ state, model }) => `${state} ${model ?? ''}`);
      assert.deepEqual(states, [
        'loading qwen2.5-coder:1.5b-base',
        'ready qwen2.5-coder:1.5b-base',
      ]);
    }));

  it('is paused when completions are turned off, and ready when they are on again', () =>
    piped(
      { answers: ['1'] },
      async ({ client, ollama }) => {
        await client.status('ready');
        const url = ollama.url;
        await client.changeSettings({ ollama: { url }, completion: { enabled: false } });
        await client.status('paused');
        assert.equal(await client.accepted('a = █'), 'a = ');
        const known = client.statuses.length;
        await client.changeSettings({ ollama: { url }, completion: { enabled: true } });
        await client.status('ready', known);
        assert.equal(await client.accepted('b = █'), 'b = 1');
      },
      { configuration: true },
    ));

  const refusals: readonly {
    readonly does: string;
    readonly settings: Readonly<Record<string, unknown>>;
    readonly reason: RegExp;
    readonly remedy: RegExp;
  }[] = [
    {
      does: 'a host that is not named',
      settings: { ollama: { url: 'http://192.0.2.1:11434' } },
      reason: /192\.0\.2\.1:11434 is neither this machine nor named/,
      remedy: /cove\.ollama\.allowedHosts/,
    },
    {
      does: 'a model that runs elsewhere',
      settings: { completion: { model: CLOUD.name } },
      reason: /runs on another machine/,
      remedy: /Select Completion Model/,
    },
    {
      does: 'a model for embeddings',
      settings: { completion: { model: EMBEDDER.name } },
      reason: /nomic-embed-text:latest does not generate text/,
      remedy: /Select Completion Model/,
    },
    {
      does: 'a model that is not installed',
      settings: { completion: { model: 'codestral:22b' } },
      reason: /codestral:22b is not installed/,
      remedy: /ollama pull codestral:22b/,
    },
  ];

  for (const { does, settings, reason, remedy } of refusals) {
    it(`refuses ${does} with a visible reason, and sends it nothing`, () =>
      piped(
        { models: [CLOUD, EMBEDDER, { name: 'qwen2.5-coder:1.5b-base' }], answers: ['1'] },
        async ({ client, ollama }) => {
          const status = await client.status('problem');
          assert.match(status.reason ?? '', reason);
          assert.match(status.remedy ?? '', remedy);
          assert.equal(await client.accepted('a = █'), 'a = ');
          assert.deepEqual(ollama.prompts, []);
          assert.deepEqual(client.popUps, []);
        },
        { withSettings: settings },
      ));
  }

  it('says what to do where no model is installed, and notices one by itself', () =>
    piped({ models: [] }, async ({ client, ollama }) => {
      const { remedy } = await client.status('problem');
      assert.match(remedy ?? '', /ollama pull qwen2\.5-coder:1\.5b-base/);
      ollama.install({ name: 'qwen2.5-coder:1.5b-base' });
      await client.status('ready');
    }));
});

describe('cove/models/list', () => {
  it('lists what is installed, and where it runs', () =>
    piped(
      {
        models: [
          CLOUD,
          { name: 'qwen2.5-coder:1.5b-base', loadedWith: 8192 },
          {
            name: 'llama3.2:3b',
            family: 'llama',
            capabilities: ['completion'],
            parameters: '3.2B',
          },
          { name: 'mine:latest', vocabulary: ['<fim_prefix>', '<fim_suffix>', '<fim_middle>'] },
          EMBEDDER,
        ],
      },
      async ({ client }) => {
        const rows = (await client.models())?.map(
          ({ name, family, roles, fillsMiddle, loaded, remote }) =>
            [
              `${name} ${family} [${roles.join(' ')}]`,
              ...(fillsMiddle ? ['fills'] : []),
              ...(loaded ? ['loaded'] : []),
              ...(remote ? ['remote'] : []),
            ].join(' '),
        );
        assert.deepEqual(rows?.sort(), [
          'llama3.2:3b llama [completion chat]',
          'mine:latest granite-code [completion chat] fills',
          'nomic-embed-text:latest nomic-bert [embedding]',
          'qwen2.5-coder:1.5b-base qwen-coder [completion] fills loaded',
          'qwen3-coder:480b-cloud qwen-coder [completion chat] fills remote',
        ]);
      },
    ));
});

describe('cove/ledger/read', () => {
  it('has a line for each request, measures and names alone', () =>
    piped({ answers: ['1'] }, async ({ client, ollama }) => {
      await client.accepted('password = █', 'python', 'file:///work/deep/folder/app.py');
      const ledger = await client.ledger();
      assert.equal(ledger.length, ollama.requests.length);
      const line = ledger.at(-1);
      assert.deepEqual(line?.files, ['app.py']);
      assert.equal(line.purpose, 'completion');
      assert.equal(line.verdict, 'allowed');
      assert.ok(0 < line.bytes);
      assert.ok(!/password|deep/.test(JSON.stringify(ledger)));
    }));

  it('has a line for what was refused', () =>
    piped(
      {},
      async ({ client }) => {
        await client.status('problem');
        const { host, verdict } = (await client.ledger())[0] ?? {};
        assert.deepEqual([host, verdict], ['192.0.2.1:11434', 'denied']);
      },
      { withSettings: { ollama: { url: 'http://192.0.2.1:11434' } } },
    ));
});

describe('cove/prompt/last', () => {
  it('is empty before anything was asked, and for what is not asked yet', () =>
    piped({}, async ({ client }) => {
      const { prompt, outcome } = await client.lastPrompt();
      assert.deepEqual([prompt, outcome], ['', 'Nothing was asked yet.']);
    }));

  it('is what went over the wire', () =>
    piped({ answers: ['1;'] }, async ({ client, ollama }) => {
      await client.accepted('const a = █\n');
      const last = await client.lastPrompt();
      assert.equal(last.prompt, ollama.prompts[0]);
      assert.equal(last.outcome, 'Suggested the rest of the line.');
      assert.deepEqual(last.sources[0]?.range.end, { line: 1, character: 0 });
    }));
});

describe('cove/diagnose', () => {
  it('finds the way open', () =>
    piped({ answers: ['lo'] }, async ({ client, ollama }) => {
      await client.status('ready');
      const lines = (await client.diagnose()) ?? [];
      const wrong = lines.filter(({ ok }) => !ok).map(({ check }) => check);
      // The scripted server counts a token each four letters, and has no model that answers.
      const here = ['Marks of the prompt', 'Chat model', 'Model that changes code'];
      assert.deepEqual(wrong, here, JSON.stringify(lines));
      const diagnosed = (await client.ledger()).filter(({ purpose }) => purpose === 'diagnose');
      assert.ok(0 < diagnosed.length);
      assert.equal(ollama.loads.length, 1);
    }));

  it('says what is wrong and what to do', () =>
    piped({}, async ({ client, ollama }) => {
      await ollama.down();
      const line = (await client.diagnose())?.find(({ check }) => check === 'Ollama answers');
      assert.equal(line?.ok, false);
      assert.match(line.remedy ?? '', /Start Ollama/);
    }));

  it('names the extensions that a client tells of', () =>
    piped({ answers: ['lo'] }, async ({ client }) => {
      const lines = (await client.diagnose({ rivals: ['twinny'] })) ?? [];
      assert.match(lines.at(-1)?.detail ?? '', /^twinny: /);
    }));
});
