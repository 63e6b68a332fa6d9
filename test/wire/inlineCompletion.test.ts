import assert from 'node:assert/strict';
import { piped } from '../support/pipedServer.js';
import type { Reply } from '../support/scriptedOllama.js';
import { CURSOR } from '../support/siteAt.js';

const DOWN = 'Ollama does not answer at ';

describe('textDocument/inlineCompletion', () => {
  const rows: readonly {
    readonly does: string;
    readonly given: string;
    readonly says: string;
    readonly becomes: string;
    readonly language?: string;
  }[] = [
    {
      does: 'suggests the rest of a line',
      given: 'const sum = a█;',
      says: ' + b;\nconst other = 1;',
      becomes: 'const sum = a + b;',
    },
    {
      does: 'types over the closer that the editor put there',
      given: 'print(█)',
      says: 'a, b);',
      becomes: 'print(a, b);',
    },
    {
      does: 'writes line breaks as the document has them',
      given: 'function f() {█\r\n}\r\n',
      says: '\n  one();\n  two();\n}\n',
      becomes: 'function f() {\r\n  one();\r\n  two();\r\n}\r\n',
    },
    {
      does: 'counts columns as editors do behind emoji and Chinese',
      given: 'const 名字 = "😀漢█";\n',
      says: '字";',
      becomes: 'const 名字 = "😀漢字";\n',
    },
    {
      does: 'indents with the tabs that are there',
      language: 'go',
      given: 'func f() {\n\t█\n}\n',
      says: 'one()\n\ttwo()\n}\n',
      becomes: 'func f() {\n\tone()\n\ttwo()\n}\n',
    },
    {
      does: 'completes in a language that nobody has heard of',
      language: 'gibberish',
      given: 'blorp █',
      says: 'quux',
      becomes: 'blorp quux',
    },
    {
      does: 'suggests nothing where the model says nothing new',
      given: 'foo(█);',
      says: ');',
      becomes: 'foo();',
    },
    {
      does: 'suggests at the end of a file without a last line break',
      given: 'a\nb = █',
      says: '1',
      becomes: 'a\nb = 1',
    },
  ];

  for (const { does, given, says, becomes, language } of rows) {
    it(does, () =>
      piped({ answers: [says] }, async ({ client }) => {
        assert.equal(await client.accepted(given, language), becomes);
        assert.deepEqual(client.popUps, []);
      }),
    );
  }

  it('always says what it replaces, on the line of the cursor', () =>
    piped({ answers: ['one();\n  two();\n'] }, async ({ client }) => {
      await client.open('file:///work/a.ts', 'typescript', 'if (x) {\n  \n}');
      const [item] = await client.complete('file:///work/a.ts', 11);
      const here = { line: 1, character: 2 };
      assert.deepEqual(item?.range, { start: here, end: here });
    }));

  it('continues the item that is selected in the suggest widget', () =>
    piped({ answers: ['(name);'] }, async ({ client, ollama }) => {
      const uri = 'file:///work/a.ts';
      await client.open(uri, 'typescript', 'console.lo');
      const range = { start: { line: 0, character: 8 }, end: { line: 0, character: 10 } };
      const items = await client.connection.sendRequest('textDocument/inlineCompletion', {
        textDocument: { uri },
        position: { line: 0, character: 10 },
        context: { triggerKind: 2, selectedCompletionInfo: { range, text: 'log' } },
      });
      assert.deepEqual(items, [{ insertText: 'log(name);', range }]);
      assert.match(ollama.prompts[0] ?? '', /console\.log<\|fim_suffix\|>/);
    }));

  it('follows the document as it is typed', () =>
    piped({ answers: ['lue;'] }, async ({ client, ollama }) => {
      const uri = 'file:///work/a.ts';
      await client.open(uri, 'typescript', 'const a = 1;\n');
      await client.type(uri, 13, 'return v');
      await client.type(uri, 21, 'a');
      const [item] = await client.complete(uri, 22, true);
      assert.equal(item?.insertText, 'lue;');
      assert.match(ollama.prompts[0] ?? '', /const a = 1;\nreturn va<\|fim_suffix\|>/);
    }));

  it('asks with what the model is loaded with, raw, and without touching the runner', () =>
    piped({ answers: ['1'] }, async ({ client, ollama }) => {
      await client.accepted('a = █');
      const { body } = await ollama.arrived('/api/generate', 2);
      const { options, ...rest } = body ?? {};
      const { prompt, model, raw, stream, think, truncate } = rest;
      assert.equal(prompt, '<|fim_prefix|>a = <|fim_suffix|><|fim_middle|>');
      assert.deepEqual(
        { model, raw, stream, think, truncate },
        {
          model: 'qwen2.5-coder:1.5b-base',
          raw: true,
          stream: true,
          think: false,
          truncate: false,
        },
      );
      assert.ok(typeof options === 'object' && options !== null);
      const names = Object.keys(options).sort();
      assert.deepEqual(names, ['num_ctx', 'num_predict', 'repeat_penalty', 'stop', 'temperature']);
      assert.equal(ollama.loads.length, 1);
    }));

  it('closes the socket when the request is cancelled', () =>
    piped({ answers: [{ does: 'hang' }] }, async ({ client, ollama }) => {
      await client.status('ready');
      const uri = 'file:///work/a.ts';
      await client.open(uri, 'typescript', 'a = ');
      const pending = client.complete(uri, 4).catch(() => []);
      const seen = await ollama.arrived('/api/generate', 2);
      await client.type(uri, 4, 'b');
      void client.complete(uri, 5, true).catch(() => []);
      assert.equal(await seen.ended, 'closed by client');
      await pending;
    }));

  it('never asks for a file that is excluded', () =>
    piped({ answers: ['secret'] }, async ({ client, ollama }) => {
      await client.status('ready');
      for (const path of ['.env', 'app/.env.local', '.ENV', 'keys/server.pem', '.ssh/config']) {
        const uri = `file:///work/${path}`;
        assert.equal(await client.accepted('KEY=█', 'plaintext', uri), 'KEY=');
      }
      assert.deepEqual(ollama.prompts, []);
      assert.match((await client.lastPrompt()).outcome, /context\.exclude/);
      assert.ok((await client.ledger()).every(({ files }) => files.length === 0));
    }));

  it('keeps its promises with settings that make no sense', () =>
    piped(
      { answers: ['1'] },
      async ({ client }) => {
        assert.equal(await client.accepted('a = █'), 'a = 1');
        const [line] = (await client.diagnose()) ?? [];
        assert.deepEqual([line?.check, line?.ok], ['Settings', false]);
      },
      { withSettings: { completion: { enabled: 'perhaps', maxTokens: -3 }, context: 7 } },
    ));

  const faults: readonly {
    readonly does: string;
    readonly answers: readonly Reply[];
    readonly becomes: string;
    /** What the status says; undefined where nothing is wrong enough to be told. */
    readonly reason: RegExp | undefined;
  }[] = [
    {
      does: 'a model that was removed',
      answers: [{ does: 'status', status: 404, error: 'model not found' }],
      becomes: 'a = ',
      reason: /is not installed/,
    },
    {
      does: 'status 500',
      answers: [{ does: 'status', status: 500, error: 'boom' }],
      becomes: 'a = ',
      reason: /failed to answer/,
    },
    {
      does: 'status 503',
      answers: [{ does: 'status', status: 503, error: 'busy' }],
      becomes: 'a = ',
      reason: /busy/,
    },
    {
      does: 'status 502 with a page of HTML',
      answers: [{ does: 'status', status: 502, html: '<h1>Bad Gateway</h1>' }],
      becomes: 'a = ',
      reason: /What stands before Ollama/,
    },
    {
      does: 'a stream that is cut',
      answers: [{ does: 'cut', after: 'value' }],
      becomes: 'a = value',
      reason: undefined,
    },
    {
      does: 'a malformed line',
      answers: [{ does: 'babble', after: 'value' }],
      becomes: 'a = value',
      reason: undefined,
    },
    {
      does: 'a stream without its end',
      answers: [{ does: 'end without done', text: 'value' }],
      becomes: 'a = value',
      reason: undefined,
    },
    {
      does: 'a line of 10 MB',
      answers: [{ does: 'long line', after: 'value', bytes: 10_000_000 }],
      becomes: 'a = value',
      reason: undefined,
    },
    {
      does: 'an error in the middle of the stream',
      answers: [{ does: 'error line', after: 'value', error: 'out of memory' }],
      becomes: 'a = value',
      reason: /does not fit into memory/,
    },
    {
      does: 'a redirect to another host',
      answers: [{ does: 'redirect', to: 'http://192.0.2.1/' }],
      becomes: 'a = ',
      reason: /sends Cove on to another address/,
    },
  ];

  for (const { does, answers, becomes, reason } of faults) {
    it(`bears ${does}: no pop-up, what came is used, the status says what and the remedy`, () =>
      piped({ answers }, async ({ client, ollama }) => {
        await client.status('ready');
        const known = client.statuses.length;
        assert.equal(await client.accepted('a = █'), becomes);
        if (reason) {
          const status = await client.status('problem', known);
          assert.match(status.reason ?? '', reason);
          assert.notEqual(status.remedy ?? '', '');
        }
        assert.deepEqual(client.popUps, []);
        ollama.answer('fine');
        assert.equal(await client.accepted('b = █'), 'b = fine');
      }));
  }

  it('ends an answer that has no end', () =>
    piped({ answers: [{ does: 'never end', token: 'x' }] }, async ({ client, ollama }) => {
      await client.status('ready');
      const text = await client.accepted('a = █');
      assert.match(text, /^a = x+$/);
      const seen = await ollama.arrived('/api/generate', 2);
      assert.equal(await seen.ended, 'closed by client');
    }));
});

describe('a server that is down', () => {
  it('is told once, is not stormed, and is found again by itself', () =>
    piped({ answers: ['fine'] }, async ({ client, ollama }) => {
      await client.status('ready');
      await ollama.down();
      const before = ollama.requests.length;
      const uri = 'file:///work/a.ts';
      await client.open(uri, 'typescript', `a = ${CURSOR}`);
      for (let key = 0; key < 20; key++) {
        await client.type(uri, 4 + key, 'x');
        assert.deepEqual(await client.complete(uri, 5 + key, true), []);
      }
      const problems = client.statuses.filter(({ state }) => state === 'problem');
      assert.equal(problems.length, 1);
      assert.ok(problems[0]?.reason?.startsWith(DOWN));
      assert.match(problems[0]?.remedy ?? '', /Start Ollama/);
      assert.ok((await client.ledger()).length - before <= 6);
      const known = client.statuses.length;
      await ollama.up();
      await client.status('ready', known);
      assert.equal(await client.accepted('b = █'), 'b = fine');
      assert.deepEqual(client.popUps, []);
    }));
});
