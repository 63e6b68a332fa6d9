import assert from 'node:assert/strict';
import { METHODS } from '../../src/protocol/methods.js';
import type { PauseResult } from '../../src/protocol/pause.js';
import type { CoveClient } from '../support/coveClient.js';
import { piped } from '../support/pipedServer.js';

function paused({ connection }: CoveClient, minutes: unknown): Promise<PauseResult | null> {
  return connection.sendRequest(METHODS.pause, { minutes });
}

describe('cove/pause', () => {
  it('keeps completions away until the person goes on', () =>
    piped({ answers: ['1'] }, async ({ client, ollama }) => {
      await client.status('ready');
      const { until } = (await paused(client, 60)) ?? {};
      const status = await client.status('paused');
      assert.deepEqual([status.cause, status.until], ['pause', until]);
      assert.equal(await client.accepted('a = █'), 'a = ');
      assert.match((await client.lastPrompt()).outcome, /paused/);
      assert.equal(ollama.prompts.length, 0);

      const known = client.statuses.length;
      assert.deepEqual(await paused(client, 0), {});
      await client.status('ready', known);
      assert.equal(await client.accepted('b = █'), 'b = 1');
    }));

  it('is over by itself', () =>
    piped({ answers: ['1'] }, async ({ client }) => {
      await client.status('ready');
      const known = client.statuses.length;
      await paused(client, 0.001);
      await client.status('ready', known);
      assert.equal(await client.accepted('b = █'), 'b = 1');
    }));

  for (const minutes of [-1, 1e9, 'an hour', null]) {
    it(`takes no notice of ${JSON.stringify(minutes)}`, () =>
      piped({}, async ({ client }) => {
        await client.status('ready');
        assert.deepEqual(await paused(client, minutes), {});
        assert.ok(!client.statuses.some(({ state }) => state === 'paused'));
      }));
  }
});

describe('a machine on its battery', () => {
  const URI = 'file:///work/a.ts';
  const WAITS = { completion: { onBattery: false } };

  function feedable(isBattery: boolean) {
    const fed = { isBattery };
    return { fed, power: { eachMs: 5, isBattery: () => Promise.resolve(fed.isBattery) } };
  }

  it('completes for who asks, and by itself once it is fed again, where settings say to wait', () => {
    const { fed, power } = feedable(true);
    return piped(
      { answers: ['1'] },
      async ({ client, ollama }) => {
        assert.equal((await client.status('paused')).cause, 'battery');
        await client.open(URI, 'typescript', 'a = ');
        assert.deepEqual(await client.complete(URI, 4, true), []);
        assert.deepEqual([ollama.loads, ollama.prompts], [[], []]);
        assert.equal((await client.complete(URI, 4)).length, 1);
        const known = client.statuses.length;
        fed.isBattery = false;
        await client.status('ready', known);
        await client.type(URI, 4, '2 * ');
        assert.equal((await client.complete(URI, 8, true)).length, 1);
      },
      { withSettings: WAITS, power },
    );
  });

  it('completes as ever where settings do not say otherwise', () =>
    piped(
      { answers: ['1'] },
      async ({ client }) => {
        await client.status('ready');
        assert.equal(await client.accepted('a = █'), 'a = 1');
        assert.ok(!client.statuses.some(({ state }) => state === 'paused'));
      },
      { power: feedable(true).power },
    ));

  it('is heeded at once when the settings change', () =>
    piped(
      { answers: ['1'] },
      async ({ client, ollama }) => {
        const settings = { ollama: { url: ollama.url } };
        await client.status('ready');
        await client.changeSettings({ ...settings, ...WAITS });
        assert.equal((await client.status('paused')).cause, 'battery');
        const known = client.statuses.length;
        await client.changeSettings(settings);
        await client.status('ready', known);
      },
      { power: feedable(true).power, configuration: true },
    ));
});

describe('a file that is shown', () => {
  const rows: readonly [does: string, uri: string, language: string, cause: string][] = [
    ['that no model may see', 'file:///work/.env', 'plaintext', 'excluded'],
    ['of a language that is turned off', 'file:///work/a.md', 'markdown', 'language'],
  ];
  for (const [does, uri, language, cause] of rows) {
    it(`${does} is why the status is paused, until another is shown`, () =>
      piped(
        {},
        async ({ client }) => {
          await client.status('ready');
          await client.open(uri, language, 'A=1\n');
          await client.open('file:///work/a.ts', 'typescript', 'a;\n');
          await client.moveTo(uri, { line: 0, character: 3 });
          const status = await client.status('paused');
          assert.equal(status.cause, cause);
          assert.notEqual(status.remedy ?? '', '');
          const known = client.statuses.length;
          await client.moveTo('file:///work/a.ts', { line: 0, character: 1 });
          await client.status('ready', known);
        },
        { withSettings: { completion: { languages: { markdown: false } } } },
      ));
  }
});
