import assert from 'node:assert/strict';
import type { Job } from '../../../../src/core/actions/job.js';
import { lookAround } from '../../../../src/core/actions/nearby/lookAround.js';
import type { Nearby } from '../../../../src/core/actions/nearby/nearby.js';
import { WasmSyntax } from '../../../../src/server/adapters/wasmSyntax.js';
import { actionJob } from '../../../support/actionJob.js';
import { grammarsFolder } from '../../../support/grammarsFolder.js';

const FILES: Readonly<Record<string, string>> = {
  'file:///work/mail.ts':
    'export type Mail = { to: string };\nexport function send(to: string, text: string): void {\n  post(to + text);\n}\n',
  'file:///work/AGENTS.md': '## Style\n- Use early returns.\n',
  'file:///AGENTS.md': '- Of nobody here.\n',
};

const SCRIPT = `import { send, type Mail } from './mail.js';

interface User {
  name: string;
}

function hello(user: User): string {
  return 'Hi ' + user.name;
}

«export function greet(user: User) {
  send(hello(user));
}»
`;

const PYTHON = `class Box:
    def __init__(self, size):
        self.size = size

    def fits(self, other):
        return other.size < self.size

«    def take(self, other):
        if self.fits(other):
            return Box(other.size)»
`;

describe('what lies around a target', () => {
  let syntax: WasmSyntax;
  const asked: string[] = [];

  before(async () => {
    const folder = await grammarsFolder(['typescript', 'python']);
    syntax = new WasmSyntax({ folder, log: () => undefined });
  });

  beforeEach(() => asked.splice(0));

  async function around(job: Job, folder?: string): Promise<Nearby> {
    return lookAround(job, job.range, {
      outline: (...of) => syntax.outline(...of),
      neighborhood: {
        folderOf: () => folder,
        read: uri => {
          asked.push(uri);
          return Promise.resolve(FILES[uri]);
        },
      },
    });
  }

  function told({ own, others }: Nearby, { document }: Job): readonly string[] {
    return [
      ...own.map(({ start, end }) => document.text.slice(start, end)),
      ...others.map(({ text, start, end }) => text.slice(start, end)),
    ];
  }

  it('is how the functions that it calls are declared, in the file and in others', async () => {
    const job = actionJob(SCRIPT, 'refactor');
    assert.deepEqual(told(await around(job, 'file:///work/'), job), [
      'function hello(user: User): string',
      'function send(to: string, text: string): void',
    ]);
  });

  it('is the types that its problems name, first', async () => {
    const at = SCRIPT.indexOf('  send(');
    const problems = [{ start: at, end: at + 4, message: "No 'name' in type 'User' or 'Mail'." }];
    const job = actionJob(SCRIPT, 'fix', { problems });
    assert.deepEqual(told(await around(job, 'file:///work/'), job), [
      'interface User {\n  name: string;\n}',
      'function hello(user: User): string',
      'type Mail = { to: string };',
      'function send(to: string, text: string): void',
    ]);
  });

  it('is how the methods of its own class are declared', async () => {
    const job = actionJob(PYTHON, 'document');
    const python = { ...job, document: { ...job.document, language: 'python' } };
    assert.deepEqual(told(await around(python), python), ['def fits(self, other):']);
  });

  it('is what the nearest rules say, but not where words are asked for', async () => {
    const job = actionJob(SCRIPT, 'refactor');
    assert.deepEqual((await around(job, 'file:///work/')).conventions, ['Use early returns.']);
    const explain = { ...job, action: 'explain' } as const;
    assert.deepEqual((await around(explain, 'file:///work/')).conventions, []);
  });

  it('is nothing of other files where the document is in no folder of the workspace', async () => {
    const job = actionJob(SCRIPT, 'refactor');
    const { others, conventions } = await around(job);
    assert.deepEqual([others, conventions, asked], [[], [], []]);
  });

  it('is looked for in the folder of the workspace alone', async () => {
    const job = actionJob(SCRIPT.replace('./mail.js', '../../mail.js'), 'refactor');
    await around(job, 'file:///work/');
    assert.ok(
      asked.every(uri => uri.startsWith('file:///work/')),
      asked.join(),
    );
  });
});
