import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { CancellationTokenSource, ProgressType } from 'vscode-languageserver/node';
import { METHODS } from '../../src/protocol/methods.js';
import type { ChatModel } from '../../src/protocol/chat.js';
import type { CatalogEntry, PullResult } from '../../src/protocol/models.js';
import type { CoveClient } from '../support/coveClient.js';
import { piped } from '../support/pipedServer.js';
import type { Answer } from '../support/scriptedAnswers.js';
import type { Script } from '../support/scriptedOllama.js';

interface Told {
  readonly kind: string;
  readonly message?: string;
  readonly percentage?: number;
}

const TOKEN = 'download';

function lines(...values: readonly object[]): string {
  return values.map(value => `${JSON.stringify(value)}\n`).join('');
}

const FILE = { status: 'pulling abc', digest: 'sha256:abc', total: 1_000_000_000 };

/** Downloads a model, and what was told on the way. */
async function pulled(
  { connection }: CoveClient,
  name: unknown,
  { token = TOKEN, source = new CancellationTokenSource() } = {},
): Promise<{ readonly result: PullResult | null; readonly told: readonly Told[] }> {
  const told: Told[] = [];
  const progress = connection.onProgress(new ProgressType<Told>(), token, value => {
    told.push(value);
  });
  const params = { name, workDoneToken: token };
  const result: PullResult | null = await connection.sendRequest(
    METHODS.modelsPull,
    params,
    source.token,
  );
  progress.dispose();
  return { result, told };
}

describe('cove/models/pull', () => {
  it('downloads a model, and tells how far it is', () =>
    piped({}, async ({ client, ollama }) => {
      const chunks = [
        lines({ status: 'pulling manifest' }, { ...FILE, completed: 250_000_000 }),
        lines({ ...FILE, completed: 1_000_000_000 }, { status: 'success' }),
      ];
      ollama.instead('/api/pull', { does: 'bytes', chunks });
      const { result, told } = await pulled(client, 'qwen2.5-coder:7b-base');
      assert.deepEqual(result, { name: 'qwen2.5-coder:7b-base', state: 'done' });
      assert.deepEqual([told[0]?.kind, told.at(-1)?.kind], ['begin', 'end']);
      const asked = ollama.requests.find(({ path }) => path === '/api/pull');
      assert.equal(asked?.body?.['model'] ?? asked?.body?.['name'], 'qwen2.5-coder:7b-base');
      const purposes = (await client.ledger()).map(({ purpose }) => purpose);
      assert.ok(purposes.includes('models'));
    }));

  it('stops when the person does, and closes the socket', () =>
    piped({}, async ({ client, ollama }) => {
      ollama.instead('/api/pull', {
        does: 'bytes',
        chunks: [lines({ ...FILE, completed: 1 })],
        endMs: 'never',
      });
      const source = new CancellationTokenSource();
      const pulling = pulled(client, 'llama3.2:3b', { source }).catch(() => undefined);
      const asked = await ollama.arrived('/api/pull');
      source.cancel();
      await pulling;
      assert.equal(await asked.ended, 'closed by client');
    }));

  const rows: readonly [does: string, line: object, reason: RegExp, remedy: RegExp][] = [
    [
      'a name that nobody knows',
      { error: 'pull model manifest: file does not exist' },
      /no model some:model/,
      /library/,
    ],
    [
      'a full disk',
      { error: 'write /blobs/x: no space left on device' },
      /disk is full/,
      /what was fetched is kept/,
    ],
    [
      'a registry that cannot be reached',
      { error: 'dial tcp: lookup registry: no such host' },
      /registry of models cannot be reached/,
      /again/,
    ],
  ];
  for (const [does, line, reason, remedy] of rows) {
    it(`says in words that there is ${does}`, () =>
      piped({}, async ({ client, ollama }) => {
        ollama.instead('/api/pull', { does: 'bytes', chunks: [lines(line)] });
        const { result } = await pulled(client, 'some:model');
        assert.equal(result?.state, 'failed');
        assert.match(result.reason ?? '', reason);
        assert.match(result.remedy ?? '', remedy);
        assert.deepEqual(client.popUps, []);
      }));
  }

  it('goes on by itself after five cuts, and says so', () =>
    piped({}, async ({ client, ollama }) => {
      const cut = (completed: number): Answer => ({
        does: 'bytes',
        chunks: [lines({ ...FILE, completed })],
      });
      ollama.instead('/api/pull', cut(1));
      const pulling = pulled(client, 'some:model');
      for (const time of [1, 2, 3, 4, 5]) {
        await (
          await ollama.arrived('/api/pull', time)
        ).ended;
        ollama.instead('/api/pull', cut(time + 1));
      }
      const whole = lines({ ...FILE, completed: FILE.total }, { status: 'success' });
      ollama.instead('/api/pull', { does: 'bytes', chunks: [whole] });
      const { result, told } = await pulling;
      assert.equal(result?.state, 'done');
      assert.ok(told.some(({ message }) => /goes on in \d+ s/.test(message ?? '')));
    })).timeout(60_000);

  it('downloads several at once, each with progress of its own', () =>
    piped({}, async ({ client, ollama }) => {
      const whole = lines({ ...FILE, completed: 1e9 }, { status: 'success' });
      ollama.instead('/api/pull', { does: 'bytes', chunks: [whole], endMs: 300 });
      const both = [pulled(client, 'one:model'), pulled(client, 'other:model', { token: 'other' })];
      await ollama.arrived('/api/pull', 2);
      const names = (await Promise.all(both)).map(
        ({ result }) => `${result?.name} ${result?.state}`,
      );
      assert.deepEqual(names, ['one:model done', 'other:model done']);
    }));

  it('refuses what the disk has no room for, and says how much is missing', () =>
    piped({}, async ({ client, ollama, home }) => {
      await mkdir(join(home, '.ollama', 'models', 'blobs'), { recursive: true });
      const file = { ...FILE, total: 1e15, completed: 0 };
      ollama.instead('/api/pull', { does: 'bytes', chunks: [lines(file)], endMs: 'never' });
      const { result } = await pulled(client, 'some:model');
      assert.equal(result?.state, 'failed');
      assert.match(result.reason ?? '', /^1000000\.0 GB .* the disk has .* GB too few/);
      assert.match(result.remedy ?? '', /Make room/);
    }));

  for (const name of ['', '--help', 'a b', 7, 'glm:cloud']) {
    it(`asks nobody for ${JSON.stringify(name)}`, () =>
      piped({}, async ({ client, ollama }) => {
        const { result } = await pulled(client, name);
        assert.equal(result?.state, 'failed');
        assert.ok(!ollama.requests.some(({ path }) => path === '/api/pull'));
      }));
  }
});

describe('cove/chat/model', () => {
  const able = { family: 'llama', capabilities: ['completion'] };
  const models = [
    { name: 'qwen2.5-coder:1.5b-base' },
    { ...able, name: 'llama3.2:1b', loadedWith: 4096 },
    { ...able, name: 'llama3.2:3b' },
  ];
  const rows: readonly [does: string, models: Script['models'], set: string, is: string | null][] =
    [
      ['the one in memory where none is set', models, '', 'llama3.2:1b'],
      ['the one that is set', models, 'llama3.2:3b', 'llama3.2:3b'],
      ['none where none can answer', models.slice(0, 1), '', null],
      ['none where what is set is missing', models, 'some:model', null],
    ];
  for (const [does, models = [], set, is] of rows) {
    it(`names ${does}, and loads none for it`, () =>
      piped(
        { models },
        async ({ client, ollama }) => {
          const found: ChatModel | null = await client.connection.sendRequest(METHODS.chatModel);
          assert.deepEqual(found, is === null ? null : { model: is });
          const asked = ollama.requests.map(({ path }) => path);
          assert.ok(!asked.includes('/api/chat'), asked.join());
        },
        { withSettings: { 'chat.model': set } },
      ));
  }
});

describe('cove/models/catalog', () => {
  it('offers models with their size and license, and says which fit this machine', () =>
    piped({}, async ({ client }) => {
      const entries: readonly CatalogEntry[] = await client.connection.sendRequest(
        METHODS.modelsCatalog,
      );
      const first = entries.find(({ name }) => name === 'qwen2.5-coder:1.5b-base');
      assert.ok(first?.fits);
      assert.ok(entries.some(({ fits }) => !fits));
      const begin = entries.filter(entry => entry.first);
      assert.deepEqual(
        begin.map(({ name, fits, tokensPerSecond }) => [name, fits, tokensPerSecond]),
        [['qwen2.5-coder:1.5b', true, 30]],
      );
      assert.ok(entries.every(({ license, bytes }) => license !== '' && 1e8 < bytes));
    }));
});
