import assert from 'node:assert/strict';
import { METHODS } from '../../src/protocol/methods.js';
import { piped } from '../support/pipedServer.js';

const SECRET = 'Bearer s3cret';

describe('cove/access', () => {
  it('goes along to its host with every request, and is written nowhere', () =>
    piped({ answers: ['1'] }, async ({ client, ollama }) => {
      await client.status('ready');
      const before = ollama.requests.length;
      const hosts = { [new URL(ollama.url).host]: { authorization: SECRET, 'x-team': 'cove' } };
      assert.equal(await client.connection.sendRequest(METHODS.access, { hosts }), true);
      assert.equal(await client.accepted('a = █'), 'a = 1');
      assert.equal(
        ollama.requests.slice(0, before).some(({ headers }) => headers.authorization),
        false,
      );
      const after = ollama.requests.slice(before);
      assert.ok(0 < after.length);
      for (const { headers } of after) {
        assert.deepEqual([headers.authorization, headers['x-team']], [SECRET, 'cove']);
      }
      const told = [await client.ledger(), await client.lastPrompt(), await client.diagnose()];
      assert.doesNotMatch(JSON.stringify([told, client.logs, client.statuses]), /s3cret/);
    }));

  it('goes to no other host, and no further than the headers that it may set', () =>
    piped({ answers: ['1'] }, async ({ client, ollama }) => {
      const { host, hostname } = new URL(ollama.url);
      const hosts = {
        [hostname]: { authorization: SECRET },
        '127.0.0.1:1': { authorization: SECRET },
        [host]: { host: 'evil.example', 'x-bad': 'a\r\nb: c', 'x-good': 'd' },
      };
      await client.connection.sendRequest(METHODS.access, { hosts });
      assert.equal(await client.accepted('a = █'), 'a = 1');
      const headers = ollama.requests.at(-1)?.headers ?? {};
      assert.equal(headers.authorization, undefined);
      assert.equal(headers.host, host);
      assert.deepEqual([headers['x-bad'], headers['x-good']], [undefined, 'd']);
    }));

  it('changes nothing where it makes no sense', () =>
    piped({}, async ({ client }) => {
      for (const params of [{}, { hosts: 7 }, { hosts: { a: { b: 7 } } }]) {
        assert.equal(await client.connection.sendRequest(METHODS.access, params), false);
      }
    }));

  it('lets a person in who is kept out', () =>
    piped(
      { answers: ['1'], instead: { '/api/version': { does: 'status', status: 401 } } },
      async ({ client, ollama }) => {
        const { reason, remedy } = await client.status('problem');
        assert.match(reason ?? '', /does not let Cove in \(401\)/);
        assert.match(remedy ?? '', /Set Token or Header/);
        ollama.instead('/api/version');
        const hosts = { [new URL(ollama.url).host]: { authorization: SECRET } };
        await client.connection.sendRequest(METHODS.access, { hosts });
        await client.status('ready');
        assert.equal(await client.accepted('a = █'), 'a = 1');
      },
    ));
});
