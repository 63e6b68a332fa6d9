import assert from 'node:assert/strict';
import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { piped } from '../support/pipedServer.js';

const CODE = `import { send } from './mail.js';
import { token } from './keys.pem.js';
import { other } from './link.js';

export function greet(name: string) {
  send(token(), other(name));
}
`;

const FILES = {
  'mail.ts': 'export function send(key: string, text: string, urgent: boolean): void {}\n',
  '.env.ts': 'export function other(secret: string): void {}\n',
  'keys.pem.ts': 'export function token(): "abc" { return "abc"; }\n',
  'AGENTS.md': '# Style\n- Use early returns.\n',
};

describe('what an action quotes of other files', () => {
  it('is how they declare what is called, and nothing of an excluded file under any name', () =>
    piped(
      {
        models: [{ name: 'qwen2.5-coder:1.5b', capabilities: ['completion'] }],
        answers: ['function greet() {}\n```\n'],
      },
      async ({ client, ollama, home }) => {
        for (const [file, text] of Object.entries(FILES)) await writeFile(join(home, file), text);
        await symlink(join(home, '.env.ts'), join(home, 'link.ts'));
        await client.status('ready');
        const uri = pathToFileURL(join(home, 'greet.ts')).href;
        await client.open(uri, 'typescript', CODE);
        await client.act('refactor', uri, { start: CODE.indexOf('export'), end: CODE.length });
        const { body } = await ollama.arrived('/api/chat');
        const told = JSON.stringify(body);
        assert.match(
          told,
          /\/\/ mail\.ts\\nfunction send\(key: string, text: string, urgent: boolean\): void/,
        );
        assert.match(told, /Conventions of the project:\\n- Use early returns\./);
        assert.doesNotMatch(told, /secret/);
        const { sources } = await client.lastPrompt('action');
        assert.ok(
          sources.some(({ uri: of, why }) => of.endsWith('/mail.ts') && why === 'called by it'),
        );
        const ledger = await client.ledger();
        assert.deepEqual(ledger.at(-1)?.files, ['greet.ts', 'mail.ts']);
      },
      { inHome: true, withSettings: { context: { exclude: ['.env*', 'keys*'] } } },
    ));
});
