import assert from 'node:assert/strict';
import type { ChatCommand } from '../../src/protocol/chat.js';
import { chatting } from '../support/chatting.js';

/** The takes of each message of a session. */
function takesOf(session: { messages: readonly { take?: number; takes?: number }[] } | null) {
  return session?.messages.map(({ take = 1, takes = 1 }) => `${take}/${takes}`).join(' ');
}

describe('takes of a chat', () => {
  it('keep every answer and every question, and are chosen', () =>
    chatting({ answers: ['One.', 'Two.', 'Three.', 'Four.'] }, async ({ chat, turns }) => {
      const { session } = await chat.ask('First?');
      assert.equal((await chat.again(session, 1)).text, 'Two.');
      assert.equal(takesOf(await chat.get(session)), '1/1 2/2');
      assert.equal((await chat.ask('Other?', { session, after: 0 })).text, 'Three.');
      assert.equal(takesOf(await chat.get(session)), '2/2 1/1');
      const chosen = await chat.choose(session, 0, 1);
      assert.deepEqual(
        chosen?.messages.map(({ text }) => text),
        ['First?', 'Two.'],
      );
      const first = await chat.choose(session, 1, 1);
      assert.deepEqual([first?.messages[1]?.text, takesOf(first)], ['One.', '1/2 1/2']);
      await chat.ask('Second?', { session });
      assert.deepEqual(
        turns()
          .at(-1)
          ?.slice(1)
          .map(({ content }) => content),
        ['First?', 'One.', 'Second?'],
      );
      assert.equal((await chat.get(session))?.branches, 2);
      assert.equal(await chat.choose('gone', 0, 1), null);
    }));

  it('go on with an answer that was stopped', () =>
    chatting({ answers: [{ does: 'stall', after: 'It is' }, ' so.'] }, async parts => {
      const { chat, client, turns } = parts;
      const uri = 'file:///work/add.ts';
      await client.open(uri, 'typescript', 'const add = (a, b) => a + b;\n');
      const mentions = [uri, 'file:///work/.env'].map(
        each => ({ kind: 'file', uri: each }) as const,
      );
      const asked = chat.begin('Why?', { mentions });
      await asked.came(2);
      asked.stop();
      const { session } = await asked.reply;
      const more = chat.goOn(session);
      const { text, state, sources } = await more.reply;
      assert.deepEqual(
        sources.map(source => source.uri),
        mentions.map(mention => mention.uri),
      );
      assert.deepEqual([text, state, more.pieces.join('')], ['It is so.', 'done', ' so.']);
      assert.deepEqual(turns().at(-1)?.at(-1), { role: 'assistant', content: 'It is' });
      assert.equal((await chat.get(session))?.messages.length, 2);
    }));

  it('have a model and a beginning of their own, where they are told', () =>
    chatting({ answers: ['One.', 'Two.'] }, async ({ chat, turns }) => {
      const { session } = await chat.ask('First?', { systemPrompt: 'Rhyme.' });
      assert.equal(turns()[0]?.[0]?.content, 'Rhyme.');
      assert.equal((await chat.get(session))?.systemPrompt, 'Rhyme.');
      assert.equal(await chat.tune({ session, systemPrompt: '', model: 'gone:1b' }), true);
      const { reason } = await chat.ask('Second?', { session });
      assert.match(reason ?? '', /gone:1b/);
      const { chosenModel, systemPrompt, usage } = (await chat.get(session)) ?? {};
      assert.deepEqual([chosenModel, systemPrompt], ['gone:1b', '']);
      assert.equal(usage?.contextTokens, 0);
    }));

  it('are found by what was said', () =>
    chatting({ answers: ['Nothing was sent.', 'Two.'] }, async ({ chat }) => {
      const { session } = await chat.ask('Why is the ledger empty?');
      await chat.ask('And what else?');
      assert.equal((await chat.list()).length, 2);
      assert.deepEqual(
        (await chat.list('SENT ledger')).map(row => row.session),
        [session],
      );
    }));

  it('begin with a command, which is asked in words', () =>
    chatting({ answers: ['It adds.'] }, async ({ chat, client, turns }) => {
      const uri = 'file:///work/add.ts';
      await client.open(uri, 'typescript', 'const add = (a, b) => a + b;\n');
      const commands: readonly ChatCommand[] =
        await client.connection.sendRequest('cove/chat/commands');
      assert.deepEqual(
        commands.map(({ name, on }) => `${name}: ${on}`),
        ['explain: code', 'fix: code', 'tests: code', 'doc: code', 'commit: changes'],
      );
      const refused = await chat.ask('/explain');
      assert.deepEqual([refused.state, turns().length], ['failed', 0]);
      assert.match(refused.reason ?? '', /no code/);
      const { session } = await chat.ask('/explain the sum', {
        mentions: [{ kind: 'file', uri }],
      });
      const asked = turns()[0]?.at(-1)?.content ?? '';
      assert.match(asked, /const add[^]*Explain the code above[^]*\n\nthe sum$/);
      assert.equal((await chat.get(session))?.messages[0]?.text, '/explain the sum');
      const text = '/explain briefly @add.ts 1';
      const brief = await chat.ask(text, { mentions: [{ kind: 'file', uri }] });
      const { title } = (await chat.get(brief.session)) ?? {};
      assert.equal(title, 'Explain add.ts 1');
      assert.match((await chat.ask('/commit')).reason ?? '', /no changes/);
    }));
});
