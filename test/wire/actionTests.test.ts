import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { piped } from '../support/pipedServer.js';

const CODE = 'export function add(a: number, b: number) {\n  return a + b;\n}\n';

const FILES = {
  'app/package.json': '{ "type": "module", "devDependencies": { "vitest": "^3" } }\n',
  'app/src/text/lines.ts': 'export const lines = 1;\n',
  'app/checks/text/lines.spec.ts': 'it();\n',
  'app/src/core/sums.ts': CODE,
  'other/src/a.ts': 'export const a = 1;\n',
  'other/src/a.test.ts': 'it();\n',
  'other/src/b.ts': 'export const b = 1;\n',
  'other/src/b.test.ts': 'it();\n',
};

describe('tests that are written', () => {
  it('go where the project has its tests, with the library that it uses', () =>
    piped(
      {
        models: [{ name: 'qwen2.5-coder:1.5b', capabilities: ['completion'] }],
        answers: ["it('adds');\n```\n"],
      },
      async ({ client, ollama, home }) => {
        for (const [file, text] of Object.entries(FILES)) {
          await mkdir(dirname(join(home, file)), { recursive: true });
          await writeFile(join(home, file), text);
        }
        await client.status('ready');
        const uri = pathToFileURL(join(home, 'app/src/core/sums.ts')).href;
        await client.open(uri, 'typescript', CODE);
        const result = await client.act('test', uri, { start: 0, end: CODE.length });
        assert.deepEqual(result, {
          kind: 'rewrite',
          edits: [],
          file: {
            uri: pathToFileURL(join(home, 'app/checks/core/sums.spec.ts')).href,
            text: "it('adds');\n",
          },
        });
        const { body } = await ollama.arrived('/api/chat');
        const told = JSON.stringify(body);
        assert.match(told, /sums\.spec\.ts\. Use Vitest/);
        assert.match(told, /'\.\.\/\.\.\/src\/core\/sums\.js'/);
      },
      { inHome: true },
    ));
});
