import assert from 'node:assert/strict';
import * as v from 'valibot';
import { CancellationTokenSource } from 'vscode-languageserver/node';
import { type Piped, piped } from '../support/pipedServer.js';
import type { Script } from '../support/scriptedOllama.js';

const URI = 'file:///work/sums.ts';
const FUNCTION = 'export function add(a: number, b: number) {\n  return a - b;\n}';
const CODE = `import { log } from './log';\n\n${FUNCTION}\n\nexport const zero = 0;\n`;
const START = CODE.indexOf(FUNCTION);
const TARGET = { start: START, end: START + FUNCTION.length };
const FIXED = FUNCTION.replace('a - b', 'a + b');

const MODEL = { name: 'qwen2.5-coder:1.5b', capabilities: ['completion'] };

/** A server with `CODE` open, and a model that answers. */
function acting(
  script: Script,
  work: (parts: Piped) => Promise<void>,
  withSettings: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  return piped(
    { models: [MODEL], ...script },
    async parts => {
      await parts.client.status('ready');
      await parts.client.open(URI, 'typescript', CODE);
      await work(parts);
    },
    { withSettings },
  );
}

describe('cove/action/run', () => {
  for (const action of ['fix', 'refactor']) {
    it(`answers ${action} with edits that give the new document`, () =>
      acting({ answers: [`${FIXED}\n\`\`\`\n`] }, async ({ client }) => {
        const result = await client.act(action, URI, TARGET);
        assert.equal(client.rewritten(URI, result), CODE.replace(FUNCTION, FIXED));
        assert.ok(result?.kind === 'rewrite');
        assert.equal(result.edits.length, 1);
        assert.deepEqual(result.edits[0]?.range, {
          start: { line: 3, character: 0 },
          end: { line: 4, character: 0 },
        });
        assert.equal('parses' in result, false);
      }));
  }

  it('takes the function around the cursor where nothing is selected', () =>
    acting({ answers: [`${FIXED}\n\`\`\`\n`] }, async ({ client, ollama }) => {
      const cursor = CODE.indexOf('return');
      const result = await client.act('fix', URI, { start: cursor, end: cursor });
      assert.equal(client.rewritten(URI, result), CODE.replace(FUNCTION, FIXED));
      const { body } = await ollama.arrived('/api/chat');
      const [, user, begun] = messagesOf(body);
      assert.ok(user);
      assert.ok(user.content.includes(`\`\`\`typescript\n${FUNCTION}\n\`\`\``));
      assert.ok(user.content.includes("import { log } from './log';"));
      assert.ok(!user.content.includes('zero'));
      assert.deepEqual(begun, { role: 'assistant', content: '```typescript\n' });
    }));

  it('does as it is told, and says what the editor reports', () =>
    acting({ answers: [`${FIXED}\n\`\`\`\n`] }, async ({ client, ollama }) => {
      const range = { start: { line: 3, character: 9 }, end: { line: 3, character: 14 } };
      const diagnostics = [{ message: 'The difference is no sum.', range }];
      const more = { ...TARGET, instruction: 'Keep it short.', diagnostics };
      await client.act('fix', URI, more);
      const [, user] = messagesOf((await ollama.arrived('/api/chat')).body);
      assert.match(user?.content ?? '', /- line 2: The difference is no sum\./);
      assert.match(user?.content ?? '', /Instruction: Keep it short\./);
    }));

  it('hangs up when the code is complete', () =>
    acting({ answers: [{ does: 'stall', after: `${FIXED}\n\`\`\`\nThis` }] }, async parts => {
      const { client, ollama } = parts;
      const result = await client.act('fix', URI, TARGET);
      assert.equal(client.rewritten(URI, result), CODE.replace(FUNCTION, FIXED));
      assert.equal(await (await ollama.arrived('/api/chat')).ended, 'closed by client');
    }));

  it('streams what it explains', () =>
    acting({ answers: ['It adds two numbers.'] }, async ({ client }) => {
      const pieces: string[] = [];
      const result = await client.act('explain', URI, TARGET, { pieces });
      assert.deepEqual(result, { kind: 'answer', text: 'It adds two numbers.' });
      assert.deepEqual(pieces, ['It', ' adds', ' two', ' numbers.']);
    }));

  it('proposes a test file beside the document', () =>
    acting({ answers: ["import { add } from './sums';\n```\n"] }, async ({ client }) => {
      assert.deepEqual(await client.act('test', URI, TARGET), {
        kind: 'rewrite',
        edits: [],
        file: { uri: 'file:///work/sums.test.ts', text: "import { add } from './sums';\n" },
      });
    }));

  it('says where the new code has a fault of syntax', () =>
    acting({ answers: ['export function add( {\n```\n'] }, async ({ client }) => {
      const result = await client.act('edit', URI, { ...TARGET, ...{ instruction: 'Break it.' } });
      assert.ok(result?.kind === 'rewrite');
      assert.equal(result.parses, false);
    }));

  it('closes the socket at once when it is cancelled', () =>
    acting({ answers: [{ does: 'never end', token: ' word' }] }, async ({ client, ollama }) => {
      const source = new CancellationTokenSource();
      const running = client.act('explain', URI, TARGET, { token: source.token });
      const request = await ollama.arrived('/api/chat');
      source.cancel();
      assert.equal(await request.ended, 'closed by client');
      assert.equal(await running, null);
    }));

  it('works on while the status says so', () =>
    acting({ answers: ['It adds.'] }, async ({ client }) => {
      const known = client.statuses.length;
      await client.act('explain', URI, TARGET);
      await client.status('working', known);
      await client.status('ready', known);
    }));

  it('shows exactly what it sent, and writes it down', () =>
    acting({ answers: ['It adds.'] }, async ({ client, ollama }) => {
      await client.act('explain', URI, TARGET);
      const { prompt, model, sources, options, outcome } = await client.lastPrompt('action');
      const { body } = await ollama.arrived('/api/chat');
      for (const { content } of messagesOf(body)) assert.ok(prompt.includes(content));
      assert.equal(model, MODEL.name);
      assert.deepEqual(options['options'], body?.['options']);
      assert.deepEqual(
        sources.map(({ why }) => why),
        ['Explain', 'imported by the file'],
      );
      assert.equal(outcome, 'The model answered.');
      const line = (await client.ledger()).find(({ purpose }) => purpose === 'action');
      assert.deepEqual(line?.files, ['sums.ts']);
    }));

  it('asks the model that the settings name', () =>
    acting(
      { models: [MODEL, { ...MODEL, name: 'llama3.2:3b' }], answers: ['It adds.'] },
      async ({ client, ollama }) => {
        await client.act('explain', URI, TARGET);
        const { body } = await ollama.arrived('/api/chat');
        assert.equal(body?.['model'], 'llama3.2:3b');
      },
      { edit: { model: 'llama3.2:3b' } },
    ));
});

const OWN = [
  { title: 'Add Logging', prompt: 'Log each call.' },
  { title: 'For a Child', prompt: 'Tell it to a child.', delivery: 'answer' },
  { title: 'Bad' },
];

describe('own actions', () => {
  it('are listed behind those of the table, without what makes no sense', () =>
    acting(
      {},
      async ({ client }) => {
        const textDocument = { uri: URI };
        const listed: readonly { readonly action: string; readonly delivery: string }[] =
          await client.connection.sendRequest('cove/action/list', { textDocument });
        assert.deepEqual(
          listed.slice(-3).map(({ action, delivery }) => `${action}: ${delivery}`),
          ['edit: rewrite', 'own:Add Logging: rewrite', 'own:For a Child: answer'],
        );
        const lines = (await client.diagnose()) ?? [];
        assert.match(JSON.stringify(lines), /cove\.actions: row 3 has no prompt/);
      },
      { actions: OWN },
    ));

  it('are asked in the person’s words, and deliver what they are to', () =>
    acting(
      { answers: [`${FIXED}\n\`\`\`\n`, 'It adds.'] },
      async ({ client, ollama }) => {
        const result = await client.act('own:Add Logging', URI, TARGET);
        assert.equal(client.rewritten(URI, result), CODE.replace(FUNCTION, FIXED));
        const [, user] = messagesOf((await ollama.arrived('/api/chat')).body);
        assert.match(user?.content ?? '', /Log each call\./);
        const told = await client.act('own:For a Child', URI, TARGET);
        assert.deepEqual(told, { kind: 'answer', text: 'It adds.' });
      },
      { actions: OWN },
    ));

  it('are refused where their row is gone', () =>
    acting({}, async ({ client }) => {
      const result = await client.act('own:Add Logging', URI, TARGET);
      assert.ok(result?.kind === 'answer' && result.refused);
      assert.match(result.text, /cove\.actions/);
    }));
});

describe('cove/action/run, where it cannot', () => {
  const rows: readonly {
    readonly where: string;
    readonly script?: Script;
    readonly settings?: Readonly<Record<string, unknown>>;
    readonly action?: string;
    readonly says: RegExp;
    /** How many requests leave for a model's answer. */
    readonly asked: number;
  }[] = [
    {
      where: 'the model is missing',
      settings: { edit: { model: 'llama3.2:3b' } },
      says: /llama3\.2:3b is not installed.*ollama pull llama3\.2:3b/,
      asked: 0,
    },
    {
      where: 'no model was taught to answer',
      script: { models: [{ name: 'qwen2.5-coder:1.5b-base' }] },
      says: /No installed model can answer\. Run/,
      asked: 0,
    },
    {
      where: 'the file is excluded',
      settings: { context: { exclude: ['sums.ts'] } },
      says: /cove\.context\.exclude/,
      asked: 0,
    },
    { where: 'nothing is said of what to edit', action: 'edit', says: /Say it/, asked: 0 },
    {
      where: 'the stream is cut',
      script: { answers: [{ does: 'cut', after: 'export' }] },
      says: /^Ollama /,
      asked: 1,
    },
    {
      where: 'the server fails',
      script: { answers: [{ does: 'status', status: 500, error: 'boom' }] },
      says: /^Ollama failed/,
      asked: 1,
    },
    {
      where: 'the model only talks',
      script: { answers: ["I'm sorry."] },
      says: /without code/,
      asked: 2,
    },
    {
      where: 'nothing would change',
      script: { answers: [FUNCTION] },
      says: /nothing to change/,
      asked: 1,
    },
  ];
  for (const { where, script = {}, settings = {}, action = 'fix', says, asked } of rows) {
    it(`says why in words where ${where}`, () =>
      acting(
        script,
        async ({ client, ollama }) => {
          const result = await client.act(action, URI, TARGET);
          assert.ok(result?.kind === 'answer');
          assert.equal(result.refused, true);
          assert.match(result.text, says);
          assert.equal(ollama.requests.filter(({ path }) => path === '/api/chat').length, asked);
          assert.deepEqual(client.popUps, []);
        },
        settings,
      ));
  }

  it('says why in words where the server is down', () =>
    acting({}, async ({ client, ollama }) => {
      await ollama.down();
      const result = await client.act('fix', URI, TARGET);
      assert.ok(result?.kind === 'answer' && result.refused);
      assert.match(result.text, /Ollama does not answer.*Start Ollama/);
    }));

  it('refuses code that is too long before anything is asked', () =>
    acting({}, async ({ client, ollama }) => {
      const long = 'const a = 1;\n'.repeat(2_000);
      await client.open('file:///work/long.ts', 'typescript', long);
      const result = await client.act('fix', 'file:///work/long.ts', {
        start: 0,
        end: long.length,
      });
      assert.ok(result?.kind === 'answer' && result.refused);
      assert.match(result.text, /more code than fits/);
      assert.ok(ollama.requests.every(({ path }) => path !== '/api/chat'));
    }));

  it('refuses edits of a text that is gone', () =>
    acting({ answers: [{ does: 'wait', ms: 300, then: FIXED }] }, async ({ client, ollama }) => {
      const running = client.act('fix', URI, TARGET);
      await ollama.arrived('/api/chat');
      await client.type(URI, 0, '\n');
      const result = await running;
      assert.ok(result?.kind === 'answer' && result.refused);
      assert.match(result.text, /changed while/);
    }));

  it('says that a document is not open, and answers null to what makes no sense', () =>
    acting({}, async ({ client }) => {
      const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
      const closed = { action: 'fix', textDocument: { uri: 'file:///nowhere.ts' }, range };
      const ask = (params: unknown): Promise<unknown> =>
        client.connection.sendRequest('cove/action/run', params);
      assert.match(JSON.stringify(await ask(closed)), /not open.*"refused":true/);
      for (const params of [null, 7, {}, { ...closed, action: 'destroy' }]) {
        assert.equal(await ask(params), null);
      }
    }));
});

const Turns = v.array(v.object({ role: v.string(), content: v.string() }));

/** The turns that were sent. */
function messagesOf(
  body: Readonly<Record<string, unknown>> | undefined,
): v.InferOutput<typeof Turns> {
  return v.parse(Turns, body?.['messages']);
}
