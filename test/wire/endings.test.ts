import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sessionIn } from '../../src/server/adapters/sessionFile.js';
import { ChatClient } from '../support/chatClient.js';
import { CHAT_MODEL, chatting } from '../support/chatting.js';
import { HandClock } from '../support/handClock.js';
import { ScriptedOllama } from '../support/scriptedOllama.js';
import { type ServerProcess, startServer } from '../support/serverProcess.js';
import { inTemporaryFolder } from '../support/temporaryFolder.js';
import { until } from '../support/until.js';

const SCRIPT = {
  models: [CHAT_MODEL],
  answers: [{ does: 'stall', after: 'All that came' }],
} as const;

/** Behind a line Ollama needs a moment before it hears that a connection closes. */
const SETTLED_MS = 8;

describe('a server that is shut down in the middle of an answer', () => {
  it('answers once the connection is closed, which is never right behind a line', () => {
    const clock = new HandClock();
    return chatting(
      SCRIPT,
      async ({ client, chat, ollama }) => {
        await chat.begin('Why?').came(3);
        const { ended } = await ollama.arrived('/api/chat');
        const over = client.connection.sendRequest('shutdown').then(() => 'over');
        await until('a moment of care', () => Promise.resolve(clock.pauses.includes(SETTLED_MS)));
        await clock.advance(SETTLED_MS - 1);
        // Whoever asks later has waited for all that did not wait for the clock.
        await client.ledger();
        const open = Promise.resolve('open');
        assert.deepEqual(await Promise.all([over, ended].map(end => Promise.race([end, open]))), [
          'open',
          'open',
        ]);
        await clock.advance(1);
        assert.deepEqual(await Promise.all([over, ended]), ['over', 'closed by client']);
      },
      { clock },
    );
  });
});

describe('a server whose editor ends in the middle of an answer', () => {
  const rows: readonly {
    readonly does: string;
    readonly leave: (server: ServerProcess) => unknown;
    readonly status: number;
  }[] = [
    {
      does: 'with shutdown and exit',
      leave: ({ client }) => client.stop(),
      status: 0,
    },
    {
      does: 'with both at once',
      leave: ({ client: { connection } }) => {
        connection.sendRequest('shutdown').catch(() => undefined);
        return connection.sendNotification('exit');
      },
      status: 0,
    },
    {
      does: 'with exit alone',
      leave: ({ client }) => client.connection.sendNotification('exit'),
      status: 1,
    },
    {
      does: 'without a word',
      leave: server => {
        server.hangUp();
      },
      status: 1,
    },
    {
      does: 'by a signal of the system',
      leave: server => {
        server.terminate();
      },
      status: 1,
    },
  ];

  for (const { does, leave, status } of rows) {
    it(`ends too, ${does}, closes the connection and keeps what came`, () =>
      inTemporaryFolder(async home => {
        const ollama = await ScriptedOllama.start(SCRIPT);
        const settings = { ollama: { url: ollama.url } };
        const server = await startServer({ settings }, undefined, home);
        await new ChatClient(server.client).begin('Why?').came(3);
        await leave(server);
        assert.equal(await server.ended, status, server.errors());
        assert.equal(server.errors(), '');
        const { ended } = await ollama.arrived('/api/chat');
        assert.equal(await ended, 'closed by client');
        assert.deepEqual(await answersIn(home), [['All that came', 'stopped']]);
        await ollama.stop();
      }));
  }

  it('ends before anything was said', async () => {
    const server = await startServer({ settings: {} });
    server.hangUp();
    assert.equal(await server.ended, 1);
    assert.equal(server.errors(), '');
  });
});

/** What the files of chats hold of each answer. */
async function answersIn(home: string): Promise<readonly (readonly string[])[]> {
  const folder = join(home, 'chats');
  const names = await readdir(folder);
  assert.deepEqual(
    names.filter(name => !name.endsWith('.json')),
    [],
    'something that was not finished',
  );
  const texts = await Promise.all(names.map(name => readFile(join(folder, name), 'utf8')));
  return texts.flatMap(text =>
    (sessionIn(text)?.exchanges ?? []).map(({ answer }) => [answer.text, answer.state]),
  );
}
