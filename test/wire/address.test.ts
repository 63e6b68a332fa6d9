import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Authority, type Wanted } from '../support/certificates.js';
import { type Piped, piped } from '../support/pipedServer.js';

describe('a server at an address of another kind', () => {
  let folder = '';
  let caFile = '';
  const authority = new Authority();

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cove-address-'));
    caFile = join(folder, 'authority.pem');
    await writeFile(caFile, authority.pem);
  });

  after(() => rm(folder, { recursive: true, force: true }));

  it('completes from one behind a folder of a reverse proxy', () =>
    piped({ answers: ['1'], folder: '/team/ollama' }, completes));

  it('completes from one behind a folder whose address ends in a slash', () =>
    piped(
      { answers: ['1'], folder: '/ollama' },
      async parts => {
        const known = parts.client.statuses.length;
        await parts.client.changeSettings({ ollama: { url: `${parts.ollama.url}/` } });
        await parts.client.status('ready', known);
        await completes(parts);
      },
      { configuration: true },
    ));

  it('completes from one at a socket, which the ledger calls by its name alone', async () => {
    const socket = join(folder, 'ollama.sock');
    await piped({ answers: ['1'], socket }, async parts => {
      await completes(parts);
      const hosts = (await parts.client.ledger()).map(({ host }) => host);
      assert.deepEqual([...new Set(hosts)], ['unix:ollama.sock']);
      // Connections are kept, and one after the other is enough.
      assert.ok(parts.ollama.connections < parts.ollama.requests.length);
    });
  });

  it('closes the connection to a socket where a suggestion is given up', async () => {
    const socket = join(folder, 'slow.sock');
    await piped({ answers: [{ does: 'hang' }], socket }, givesUp);
  });

  it('tells of a socket where nobody listens, and completes once somebody does', async () => {
    const socket = join(folder, 'late.sock');
    await piped({ answers: ['1'], socket }, async parts => {
      await parts.client.status('ready');
      await parts.ollama.down();
      await parts.client.accepted('a = █');
      const { reason } = await parts.client.status('problem');
      assert.equal(reason, 'Ollama does not answer at unix:late.sock.');
      const known = parts.client.statuses.length;
      await parts.ollama.up();
      await parts.client.status('ready', known);
      await completes(parts);
    });
  });

  it('completes over HTTPS from one whose authority the settings name', async () => {
    await secured({}, async parts => {
      await trusts(parts, caFile);
      await completes(parts);
      assert.ok(parts.ollama.connections < parts.ollama.requests.length);
    });
  });

  it('closes the connection over HTTPS where a suggestion is given up', async () => {
    await secured({}, async parts => {
      await trusts(parts, caFile);
      parts.ollama.answer({ does: 'hang' });
      await givesUp(parts);
    });
  });

  const untrusted: readonly {
    readonly what: string;
    readonly wanted?: Wanted;
    readonly file: () => string;
    readonly reason: RegExp;
    readonly remedy: RegExp;
  }[] = [
    {
      what: 'an authority that is unknown',
      file: () => '',
      reason: /not trusted on this machine \(its authority is unknown\)/,
      remedy: /Name the file of its authority, in PEM form, in "cove\.ollama\.caFile"/,
    },
    {
      what: 'a certificate that has expired',
      wanted: { expired: true },
      file: () => caFile,
      reason: /\(it has expired\)/,
      remedy: /Renew it on the server/,
    },
    {
      what: 'a certificate of another server',
      wanted: { host: 'gpu.lan' },
      file: () => caFile,
      reason: /\(it is for another name\)/,
      remedy: /Set "cove\.ollama\.url" to a name that it is for/,
    },
    {
      what: 'a file that is not there',
      file: () => join(folder, 'gone.pem'),
      reason: /\(the file of its authority cannot be read\)/,
      remedy: /Let "cove\.ollama\.caFile" name a file/,
    },
    {
      what: 'a file whose certificate is broken',
      file: () => join(folder, 'broken.pem'),
      reason: /\(the file of its authority cannot be read\)/,
      remedy: /in PEM form/,
    },
    {
      what: 'a file that holds no certificate',
      file: () => join(folder, 'key.pem'),
      reason: /\(the file of its authority cannot be read\)/,
      remedy: /in PEM form/,
    },
  ];
  for (const { what, wanted = {}, file, reason, remedy } of untrusted) {
    it(`tells of ${what}, and sends nothing`, () =>
      secured(wanted, async parts => {
        await writeFile(join(folder, 'key.pem'), 'no certificate');
        await writeFile(join(folder, 'broken.pem'), authority.pem.replace(/^M.*$/m, 'M!'));
        await trusts(parts, file());
        // At first it is unknown, and with the settings it is looked at again.
        let problem = await parts.client.status('problem');
        while (!reason.test(problem.reason ?? '')) {
          const known = parts.client.statuses.indexOf(problem) + 1;
          problem = await parts.client.status('problem', known);
        }
        assert.match(problem.remedy ?? '', remedy);
        assert.equal(parts.ollama.requests.length, 0);
        assert.deepEqual(parts.client.popUps, []);
      }));
  }

  it('is ready by itself once the file of the authority is there', () =>
    secured({}, async parts => {
      const late = join(folder, 'late.pem');
      const known = parts.client.statuses.length;
      await trusts(parts, late);
      await parts.client.status('problem', known);
      await writeFile(late, authority.pem);
      await completes(parts);
    }));

  /** Calls `work` beside a server that answers by HTTPS, and that nobody trusts yet. */
  function secured(wanted: Wanted, work: (parts: Piped) => Promise<void>): Promise<void> {
    const certified = authority.certify(wanted);
    return piped({ answers: ['1'], certified }, work, { hurry: 5, configuration: true });
  }
});

function trusts({ client, ollama }: Piped, caFile: string): Promise<void> {
  return client.changeSettings({ ollama: { url: ollama.url, caFile } });
}

async function completes({ client }: Piped): Promise<void> {
  await client.status('ready');
  assert.equal(await client.accepted('a = █'), 'a = 1');
}

/** A suggestion that is no longer wanted ends at the server at once. */
async function givesUp({ client, ollama }: Piped): Promise<void> {
  await client.status('ready');
  const asked = ollama.requests.filter(({ path }) => path === '/api/generate').length;
  void client.accepted('a = █');
  const { ended } = await ollama.arrived('/api/generate', asked + 1);
  void client.accepted('b = c(█');
  assert.equal(await ended, 'closed by client');
}
