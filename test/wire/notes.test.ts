import assert from 'node:assert/strict';
import { SYSTEM_CLOCK } from '../../src/server/adapters/systemClock.js';
import { METHODS } from '../../src/protocol/methods.js';
import { piped } from '../support/pipedServer.js';

const CODER = 'qwen2.5-coder:1.5b-base';
const CHAT = 'llama3.2:3b';

/** Longer than a model that answered is taken to be in memory, in ms. */
const LATER_MS = 61_000;

describe('a model that works', () => {
  it('is said to be thrown out of memory by the one of the chat, until one does both', () => {
    let later = 0;
    const clock = { ...SYSTEM_CLOCK, now: () => SYSTEM_CLOCK.now() + later };
    const models = [{ name: CODER }, { name: CHAT, family: 'llama', capabilities: ['completion'] }];
    const chat = { model: CHAT };
    return piped(
      { models, holds: 1, answers: ['1'] },
      async ({ client, ollama }) => {
        await client.status('ready');
        assert.equal(await client.accepted('a = █'), 'a = 1');
        await client.changeSettings({ ollama: { url: ollama.url }, chat });
        await client.connection.sendRequest(METHODS.chatSend, { text: 'What is a monad?' });
        assert.deepEqual(
          ollama.loads.map(({ model }) => model),
          [CODER, CHAT],
        );

        later = LATER_MS;
        const known = client.statuses.length;
        assert.equal(await client.accepted('b = █'), 'b = 1');
        const noted = client.statuses.slice(known).find(({ reason }) => reason !== undefined);
        assert.equal(noted?.state, 'ready');
        assert.match(
          noted.reason ?? '',
          /^llama3\.2:3b threw qwen2\.5-coder:1\.5b-base out of memory/,
        );
        assert.match(noted.remedy ?? '', /Let one model do both/);
        assert.deepEqual(client.popUps, []);

        const before = client.statuses.length;
        const completion = { model: CHAT };
        await client.changeSettings({ ollama: { url: ollama.url }, chat, completion });
        const { model, reason = '' } = await client.status('ready', before);
        assert.equal(model, CHAT);
        assert.doesNotMatch(reason, /out of memory/);
      },
      { clock, configuration: true },
    );
  });

  it('is said to run in an Ollama whose memory can be read, where that is so', () =>
    piped({ version: '0.17.0', answers: ['1'] }, async ({ client }) => {
      const { reason, remedy } = await client.status('ready');
      assert.match(reason ?? '', /Ollama 0\.17\.0 has CVE-2026-7482/);
      assert.match(remedy ?? '', /Update Ollama to 0\.17\.1 or newer/);
      assert.equal(await client.accepted('a = █'), 'a = 1');
      assert.deepEqual(client.popUps, []);
    }));

  it('goes without a word in one that is newer', () =>
    piped({ version: '0.17.1' }, async ({ client }) => {
      assert.equal((await client.status('ready')).reason, undefined);
    }));
});

describe('the diagnosis', () => {
  const rows: readonly (readonly [cloud: boolean | undefined, says: RegExp])[] = [
    [true, /^On\. Cove asks none of the models there/],
    [false, /^Off\.$/],
    [undefined, /^The server does not say\./],
  ];
  for (const [cloud, says] of rows) {
    it(`says ${String(says)} of a server whose cloud is ${cloud}`, () =>
      piped(cloud === undefined ? {} : { cloud }, async ({ client }) => {
        await client.status('ready');
        const found = (await client.diagnose())?.find(({ check }) => check === 'Cloud of Ollama');
        assert.equal(found?.ok, true);
        assert.match(found.detail, says);
      }));
  }
});
