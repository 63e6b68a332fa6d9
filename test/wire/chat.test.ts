import assert from 'node:assert/strict';
import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CHAT_MODEL, chatting } from '../support/chatting.js';
import type { Answer } from '../support/scriptedAnswers.js';
import type { ScriptedModel } from '../support/scriptedModel.js';
import { until } from '../support/until.js';

/** An answer that goes on, and never says the same. */
const ON_AND_ON = { does: 'dawdle', text: counting(60_000), tokenMs: 1 } as const;

function counting(to: number): string {
  return Array.from({ length: to }, (_, number) => ` ${number}`).join('');
}

describe('cove/chat/send', () => {
  it('streams an answer, and keeps it with its question', () =>
    chatting({ answers: ['A closure keeps its scope.'] }, async ({ chat, client }) => {
      const asked = chat.begin('What is a closure?');
      const { session, text, state, usage, sources } = await asked.reply;
      assert.equal(text, 'A closure keeps its scope.');
      assert.deepEqual([state, sources], ['done', []]);
      assert.deepEqual(asked.pieces, ['A', ' closure', ' keeps', ' its', ' scope.']);
      assert.equal(usage.generatedTokens, 5);
      assert.equal(usage.contextTokens, 4096);
      assert.ok(0 < usage.promptTokens);
      const kept = await chat.get(session);
      assert.deepEqual(
        kept?.messages.map(message => [message.role, message.text, message.state]),
        [
          ['user', 'What is a closure?', undefined],
          ['assistant', 'A closure keeps its scope.', 'done'],
        ],
      );
      assert.equal(kept.model, CHAT_MODEL.name);
      const ledger = await client.ledger();
      assert.equal(ledger.filter(({ purpose }) => purpose === 'chat').length, 1);
    }));

  it('begins the prompt of the next question with that of the one before', () =>
    chatting({ answers: ['One.', 'Two.', 'Three.'] }, async ({ chat, turns }) => {
      const { session } = await chat.ask('First?');
      await chat.ask('Second?', { session });
      await chat.ask('Third?', { session });
      const [first = [], second = [], third = []] = turns();
      assert.equal(first[0]?.role, 'system');
      assert.deepEqual(second, [
        ...first,
        { role: 'assistant', content: 'One.' },
        { role: 'user', content: 'Second?' },
      ]);
      assert.deepEqual(third.slice(0, second.length), second);
    }));

  it('answers one conversation after the other, and tells who waits for whom', () =>
    chatting({ answers: [ON_AND_ON, 'Two.'] }, async ({ chat, turns }) => {
      const first = chat.begin('First?');
      await first.came(1);
      const [begun] = first.notes;
      assert.ok(begun);
      assert.equal(begun.title, 'First?');
      const second = chat.begin('Second?');
      await until('the second to wait', () => Promise.resolve(1 < second.notes.length));
      assert.deepEqual(second.notes[1]?.waitsFor, { session: begun.session, title: 'First?' });
      assert.equal(turns().length, 1);
      const kept = await chat.get(second.notes[0]?.session ?? '');
      assert.equal(kept?.messages[0]?.text, 'Second?');
      first.stop();
      assert.equal((await first.reply).state, 'stopped');
      assert.equal((await second.reply).text, 'Two.');
    }));

  it('lets a completion wait behind it, which is no fault of the server', () => {
    const long = { ...ON_AND_ON, text: counting(95), tokenMs: 100 };
    const script = { answers: [long, { does: 'hang' } as const] };
    return chatting(script, async ({ chat, client, ollama }) => {
      await client.status('ready');
      const asked = chat.begin('Why?');
      await asked.came(1);
      await client.open('file:///work/a.ts', 'typescript', 'sum = ');
      client.complete('file:///work/a.ts', 6).catch(() => undefined);
      await until('the completion', () => Promise.resolve(0 < ollama.prompts.length));
      await asked.reply;
      assert.equal(client.statuses.at(-1)?.state, 'working');
      assert.ok(!client.statuses.some(({ state }) => state === 'problem'));
    });
  });

  it('stops a model that says the same again and again', () =>
    chatting({ answers: [{ does: 'never end', token: ' and' }] }, async ({ chat, ollama }) => {
      const { state, text, reason } = await chat.ask('Why?');
      assert.equal(state, 'done');
      assert.match(reason ?? '', /the same again and again/);
      assert.ok(text.length < 1_000, `${text.length} characters`);
      assert.equal(await (await ollama.arrived('/api/chat')).ended, 'closed by client');
    }));

  it('stops when it is cancelled, closes the socket and keeps what came', () =>
    chatting({ answers: [ON_AND_ON] }, async parts => {
      const { chat, ollama } = parts;
      const closedMs: number[] = [];
      let asked = chat.begin('Why?');
      // A busy machine can make one of them wait.
      for (let count = 1; count <= 3; count += 1) {
        if (1 < count) asked = chat.begin('Why?');
        await asked.came(3);
        const { ended } = await ollama.arrived('/api/chat', count);
        const stoppedAt = performance.now();
        asked.stop();
        assert.equal(await ended, 'closed by client');
        closedMs.push(performance.now() - stoppedAt);
      }
      assert.ok(Math.min(...closedMs) < 50, closedMs.join());
      const { session, state, text } = await asked.reply;
      assert.equal(state, 'stopped');
      assert.ok(text.startsWith(' 0 1 2'));
      const kept = await chat.get(session);
      assert.deepEqual(
        [kept?.messages[1]?.text, kept?.messages[1]?.state, kept?.messages.length],
        [text, 'stopped', 2],
      );
    }));

  it('shows work while an answer runs', () =>
    chatting({ answers: [ON_AND_ON] }, async ({ chat, client }) => {
      await client.status('ready');
      const asked = chat.begin('Why?');
      await client.status('working');
      const known = client.statuses.length;
      asked.stop();
      await client.status('ready', known);
    }));

  it('shows what was sent, to the letter', () =>
    chatting({ answers: ['Yes.'] }, async ({ chat, client, turns }) => {
      const uri = 'file:///work/deep/cart.ts';
      await client.open(uri, 'typescript', 'const total = 1;\n');
      await chat.ask('Is it right?', { mentions: [{ kind: 'file', uri }] });
      const last = await client.lastPrompt('chat');
      const sent = turns()[0]?.map(({ role, content }) => `${role}: ${content}\n`);
      assert.equal(last.prompt, sent?.join(''));
      assert.match(last.prompt, /`cart\.ts`:\n\n```ts\nconst total = 1;\n```\n\nIs it right\?/);
      assert.ok(!last.prompt.includes('deep'));
      assert.deepEqual(last.sources[0]?.range.end, { line: 1, character: 0 });
      assert.equal(last.outcome, 'The model answered.');
      const line = (await client.ledger()).find(({ purpose }) => purpose === 'chat');
      assert.deepEqual(line?.files, ['cart.ts']);
    }));

  it('is told what the person sets', () =>
    chatting(
      { answers: ['Arr.'], models: [CHAT_MODEL, { name: 'llama3.2:3b', loadedWith: 4096 }] },
      async ({ chat, turns, ollama }) => {
        await chat.ask('Hello?');
        assert.equal(turns()[0]?.[0]?.content, 'Speak like a pirate.');
        const { body } = await ollama.arrived('/api/chat');
        assert.equal(body?.['model'], CHAT_MODEL.name);
        assert.equal(body['keep_alive'], '7m');
        const options = body['options'] as Readonly<Record<string, unknown>>;
        assert.equal(options['num_ctx'], 8192);
      },
      {
        withSettings: {
          'ollama.contextLength': 8192,
          'ollama.keepAlive': '7m',
          'chat.model': CHAT_MODEL.name,
          'chat.systemPrompt': 'Speak like a pirate.',
        },
      },
    ));

  const faults: readonly {
    readonly does: string;
    readonly answer?: Answer;
    readonly models?: readonly ScriptedModel[];
    readonly text: string;
    readonly reason: RegExp;
    readonly remedy: RegExp;
  }[] = [
    {
      does: 'no model that answers',
      models: [{ name: 'qwen2.5-coder:1.5b-base' }],
      text: '',
      reason: /No installed model can answer/,
      remedy: /ollama pull qwen2\.5-coder:1\.5b"/,
    },
    {
      does: 'a stream that is cut',
      answer: { does: 'cut', after: 'Because it' },
      text: 'Because it',
      reason: /stopped in the middle of an answer/,
      remedy: /Ask again/,
    },
    {
      does: 'a line with an error',
      answer: { does: 'error line', after: 'Because it', error: 'out of memory' },
      text: 'Because it',
      reason: /does not fit into memory/,
      remedy: /smaller model/,
    },
    {
      does: 'a server that is too busy',
      answer: { does: 'status', status: 503, error: 'server busy' },
      text: '',
      reason: /busy/,
      remedy: /Ask again/,
    },
  ];
  for (const { does, answer = '', models = [CHAT_MODEL], text, reason, remedy } of faults) {
    it(`says what is wrong with ${does}, and keeps what came`, () =>
      chatting({ models, answers: [answer] }, async ({ chat, client }) => {
        const reply = await chat.ask('Why?');
        assert.deepEqual([reply.state, reply.text], ['failed', text]);
        assert.match(reply.reason ?? '', reason);
        assert.match(reply.remedy ?? '', remedy);
        const kept = (await chat.get(reply.session))?.messages;
        assert.deepEqual([kept?.[0]?.text, kept?.[1]?.text], ['Why?', text]);
        assert.match(kept?.[1]?.reason ?? '', reason);
        assert.deepEqual(client.popUps, []);
      }));
  }

  it('keeps the question where no server answers', () =>
    chatting({}, async ({ chat, ollama }) => {
      await ollama.down();
      const reply = await chat.ask('Why?');
      assert.equal(reply.state, 'failed');
      assert.match(reply.reason ?? '', /does not answer/);
      assert.match(reply.remedy ?? '', /Start Ollama/);
      assert.equal((await chat.list())[0]?.title, 'Why?');
    }));

  it('gives one answer at a time in a session', () =>
    chatting({ answers: [ON_AND_ON] }, async ({ chat }) => {
      const first = chat.begin('One?');
      await first.came(1);
      const session = (await chat.list())[0]?.session ?? '';
      const refused = await chat.ask('Me too?', { session });
      assert.equal(refused.state, 'failed');
      assert.match(refused.reason ?? '', /still coming/);
      first.stop();
      assert.equal((await first.reply).state, 'stopped');
      assert.equal((await chat.get(session))?.messages.length, 2);
    }));

  it('puts a question in the place of another, and keeps what was there', () =>
    chatting({ answers: ['One.', 'Two.', 'Other.'] }, async ({ chat, turns }) => {
      const { session } = await chat.ask('First?');
      await chat.ask('Second?', { session });
      await chat.ask('Instead?', { session, after: 2 });
      const kept = await chat.get(session);
      assert.deepEqual(
        kept?.messages.map(({ text }) => text),
        ['First?', 'One.', 'Instead?', 'Other.'],
      );
      assert.equal(kept.branches, 1);
      assert.ok(!JSON.stringify(turns()[2]).includes('Second'));
    }));

  it('answers null where it is asked nothing', () =>
    chatting({}, async ({ chat }) => {
      assert.equal(await chat.ask(' \n'), null);
      assert.deepEqual(await chat.list(), []);
    }));
});

describe('cove/chat/list, get, rename, export and delete', () => {
  it('tell of what is kept, the newest first', () =>
    chatting({ answers: ['One.', 'Two.', 'Three.'] }, async ({ chat, home }) => {
      const first = await chat.ask('The first question?');
      const second = await chat.ask('The second\nquestion?');
      const rows = await chat.list();
      assert.deepEqual(
        rows.map(({ title, messages }) => [title, messages]),
        [
          ['The second question?', 2],
          ['The first question?', 2],
        ],
      );
      await chat.ask('Again?', { session: first.session });
      assert.equal((await chat.list())[0]?.session, first.session);
      assert.equal(await chat.rename(second.session, 'Mine'), true);
      assert.equal((await chat.get(second.session))?.title, 'Mine');
      assert.match((await chat.export(second.session))?.markdown ?? '', /^# Mine\n[^]*Two\./);
      const file = join(home, 'chats', `${first.session}.json`);
      assert.equal((await stat(file)).mode & 0o777, 0o600);
      assert.equal(await chat.delete(first.session), true);
      assert.equal(await chat.delete(first.session), false);
      assert.equal(await chat.get(first.session), null);
      assert.deepEqual(await readdir(join(home, 'chats')), [`${second.session}.json`]);
    }));

  it('know nothing of a session that is not there, and reach no other file', () =>
    chatting({}, async ({ chat, home }) => {
      await writeFile(join(home, 'other.json'), '{}');
      for (const session of ['nobody', '../other', '..%2Fother', '']) {
        assert.equal(await chat.get(session), null);
        assert.equal(await chat.export(session), null);
        assert.equal(await chat.delete(session), false);
        assert.equal(await chat.rename(session, 'x'), false);
      }
      assert.ok((await readdir(home)).includes('other.json'));
    }));

  it('delete an answer while it comes', () =>
    chatting({ answers: [ON_AND_ON] }, async ({ chat, home }) => {
      const asked = chat.begin('Why?');
      await asked.came(1);
      const session = (await chat.list())[0]?.session ?? '';
      assert.equal(await chat.delete(session), true);
      assert.equal((await asked.reply).state, 'stopped');
      assert.deepEqual(await chat.list(), []);
      assert.deepEqual(await readdir(join(home, 'chats')), []);
    }));
});
