import assert from 'node:assert/strict';
import type { ChatMessage, ChatSendResult } from '../../src/protocol/chat.js';
import type { Message } from '../../src/protocol/panel/shapes.js';
import { AT, pair, settled, talking } from '../support/talking.js';

function texts(messages: readonly Message[] | undefined): readonly string[] {
  return (messages ?? []).map(({ text }) => text);
}

const question = { text: 'Why?', mentions: [] };

describe('the talk', () => {
  it('tells the question, each piece, and the whole answer, and remembers the conversation', async () => {
    const { talk, told, asked, remembered } = talking();
    void talk.send(question);
    const [turn] = asked;
    turn?.say('Be');
    turn?.say('cause.');
    await turn?.end({ text: 'Because.' });
    assert.deepEqual(
      told.map(each => [each.type, 'text' in each ? each.text : '']),
      [
        ['asked', ''],
        ['piece', 'Be'],
        ['piece', 'cause.'],
        ['answered', ''],
      ],
    );
    assert.deepEqual(remembered, ['s']);
    void talk.send({ ...question, text: 'And then?' });
    assert.deepEqual(
      asked.map(({ params }) => params.session),
      [undefined, 's'],
    );
  });

  it('tells a page that is read anew all that has come, and goes on', async () => {
    const { talk, asked, kept, last } = talking('s');
    kept.set('s', pair('One?', '1'));
    void talk.send(question);
    asked[0]?.say('Be');
    await talk.show();
    assert.deepEqual(texts(last('shown')?.messages), ['One?', '1', 'Why?']);
    assert.equal(last('shown')?.running, 'Be');
    asked[0]?.say('cause.');
    assert.equal(last('piece')?.text, 'cause.');
  });

  it('tells a page that is opened to wait for the conversation, and for nothing where there is none', async () => {
    for (const [shownLast, types] of [
      ['s', ['loading', 'shown']],
      [undefined, ['shown']],
    ] as const) {
      const { talk, told } = talking(shownLast);
      await talk.begin();
      assert.deepEqual(
        told.map(({ type }) => type),
        types,
      );
    }
  });

  it('does not tell a question twice that the server knows already', async () => {
    const { talk, kept, last } = talking('s');
    const running: ChatMessage = { role: 'assistant', text: 'B', at: AT, state: 'running' };
    void talk.send(question);
    kept.set('s', [...pair('One?', '1'), { role: 'user', text: 'Why?', at: AT }, running]);
    await talk.show();
    assert.deepEqual(texts(last('shown')?.messages), ['One?', '1', 'Why?']);
  });

  it('puts a question that is asked otherwise in the place of the old one', async () => {
    const { talk, asked, kept, last } = talking('s');
    kept.set('s', [...pair('One?', '1'), ...pair('Two?', '2')]);
    void talk.send({ ...question, after: 2 });
    assert.equal(asked[0]?.params.after, 2);
    assert.equal(last('asked')?.after, 2);
    await talk.show();
    assert.deepEqual(texts(last('shown')?.messages), ['One?', '1', 'Why?']);
  });

  it('has a question answered again in its place, and shows which of how many takes it is', async () => {
    const { talk, told, asked, kept, last } = talking('s');
    kept.set('s', [...pair('One?', '1'), ...pair('Two?', '2')]);
    void talk.again(2);
    await settled();
    void talk.again(2);
    await settled();
    assert.deepEqual(
      asked.map(({ method, params }) => [method, params]),
      [['cove/chat/again', { session: 's', message: 2 }]],
    );
    const [question] = told;
    assert.ok(question?.type === 'asked');
    assert.deepEqual([question.message.text, question.after], ['Two?', 2]);
    const again = pair('Two?', 'other').map(each => ({ ...each, take: 2, takes: 2 }));
    kept.set('s', [...pair('One?', '1'), ...again]);
    await asked[0]?.end({ text: 'other' });
    assert.equal(last('answered')?.message.text, 'other');
    assert.equal(last('shown')?.messages.at(-1)?.takes, 2);
  });

  const lost: readonly [what: string, result: Partial<ChatSendResult> | undefined][] = [
    ['a refusal', { state: 'failed', reason: 'Busy.' }],
    ['that there is no server', undefined],
  ];
  for (const [what, result] of lost) {
    it(`leaves ${what} in sight, which nobody keeps`, async () => {
      const { talk, told, asked, kept } = talking('s');
      kept.set('s', pair('One?', '1'));
      void talk.again(0);
      await settled();
      if (!result) kept.clear();
      await asked[0]?.end(result);
      const end = told.at(-1);
      assert.ok(end?.type === 'answered');
      assert.equal(end.message.state, 'failed');
    });
  }

  it('goes on with an answer behind what came of it, also for a page that is read anew', async () => {
    const { talk, asked, kept, last } = talking('s');
    kept.set('s', pair('Why?', 'Be'));
    void talk.goOn();
    await settled();
    assert.deepEqual(
      [asked[0]?.method, last('continued')?.type],
      ['cove/chat/continue', 'continued'],
    );
    asked[0]?.say('cause.');
    assert.equal(last('piece')?.text, 'cause.');
    await talk.show();
    assert.deepEqual(texts(last('shown')?.messages), ['Why?']);
    assert.equal(last('shown')?.running, 'Because.');
    await asked[0]?.end({ text: 'Because.' });
    assert.equal(last('answered')?.message.text, 'Because.');
  });

  it('keeps what there was of an answer that may not go on', async () => {
    const { talk, asked, kept, last } = talking('s');
    kept.set('s', pair('Why?', 'Be'));
    void talk.goOn();
    await settled();
    await asked[0]?.end({ state: 'failed', reason: 'Busy.' });
    assert.equal(last('answered')?.message.text, 'Be');
  });

  it('shows another take that was chosen', async () => {
    const { talk, kept, last } = talking('s');
    kept.set('s', pair('One?', 'take 2'));
    await talk.choose(1, 1);
    assert.deepEqual(texts(last('shown')?.messages), ['One?', 'take 1']);
  });

  it('finds conversations, and tells nothing that was looked for before', async () => {
    const { talk, told, kept } = talking();
    kept.set('s', pair('One?', '1'));
    kept.set('other', pair('Two?', '2'));
    await Promise.all(['o', 'oth', 'other'].map(query => talk.list(query)));
    await talk.delete('s');
    assert.deepEqual(
      told.map(each => each.type === 'list' && each.titles.map(({ session }) => session)),
      [['other'], ['other']],
    );
  });

  it('has the model answer that was chosen, from the first question on', async () => {
    const { talk, asked, kept, chosen, last } = talking();
    await talk.chooseModel('llama:8b');
    assert.equal(last('model')?.model, 'llama:8b');
    void talk.send(question);
    assert.equal(asked[0]?.params.model, 'llama:8b');
    await asked[0].end({ text: '1', model: 'llama:8b' });
    assert.equal(last('answered')?.model, 'llama:8b');
    kept.set('s', pair('Why?', '1'));
    await talk.chooseModel('');
    assert.deepEqual([chosen.get('s'), await talk.chosenModel()], ['', '']);
  });

  it('has the model told first what the person wrote, from the first question on', async () => {
    const { talk, asked, kept, last } = talking();
    await talk.instruct(' In German. ');
    assert.equal(last('shown')?.instructions, 'In German.');
    void talk.send(question);
    assert.equal(asked[0]?.params.systemPrompt, 'In German.');
    await asked[0].end({ text: '1' });
    kept.set('s', pair('Why?', '1'));
    await talk.open('s');
    await talk.instruct('In French.');
    await talk.open('s');
    assert.equal(last('shown')?.instructions, 'In French.');
    await talk.instruct(' ');
    assert.equal(last('shown')?.instructions, undefined);
  });

  it('tells a page who answers: who was chosen, or else who did last', async () => {
    const { talk, kept, chosen, last } = talking('s');
    kept.set('s', pair('One?', '1'));
    await talk.show();
    assert.deepEqual([last('shown')?.model, last('shown')?.isChosen], ['qwen:1b', undefined]);
    chosen.set('s', 'llama:8b');
    await talk.show();
    assert.deepEqual([last('shown')?.model, last('shown')?.isChosen], ['llama:8b', true]);
    assert.equal(await talk.chosenModel(), 'llama:8b');
    await talk.chooseModel('');
    await talk.show();
    assert.equal(last('shown')?.model, undefined);
  });

  it('says nothing of an answer whose conversation is not shown any more', async () => {
    const { talk, told, asked, kept } = talking();
    void talk.send(question);
    kept.set('other', pair('One?', '1'));
    await talk.open('other');
    const { length } = told;
    asked[0]?.say('Because.');
    await asked[0]?.end({ text: 'Because.' });
    assert.equal(told.length, length);
  });

  it('lets an answer come on while another conversation is shown, and shows it again', async () => {
    const { talk, asked, kept, remembered, last } = talking();
    void talk.send(question);
    asked[0]?.say('', { session: 's', title: 'Of s' });
    assert.deepEqual([remembered, last('titled')?.title], [['s'], 'Of s']);
    kept.set('s', pair('Why?', ''));
    await talk.open(undefined);
    void talk.send({ ...question, text: 'And else?' });
    asked[1]?.say('', { session: 'other', waitsFor: { session: 's', title: 'Why?' } });
    assert.deepEqual(last('waits'), { type: 'waits', session: 's', title: 'Why?' });
    asked[0]?.say('Be');
    await talk.open('s');
    assert.deepEqual([last('shown')?.running, asked[0]?.signal.aborted], ['Be', false]);
    asked[0]?.say('cause.');
    assert.equal(last('piece')?.text, 'cause.');
  });

  it('stops the answer that another one waits for', () => {
    const { talk, asked } = talking();
    void talk.send(question);
    asked[0]?.say('', { session: 's' });
    void talk.askAnew(question);
    talk.stop('s');
    assert.equal(asked[0]?.signal.aborted, true);
  });

  it('tells a page that is read anew whom its answer waits for, until it comes', async () => {
    const { talk, told, asked } = talking('other');
    void talk.send(question);
    asked[0]?.say('', { session: 'other' });
    asked[0]?.say('', { waitsFor: { session: 's', title: 'Why?' } });
    await talk.show();
    assert.equal(told.at(-1)?.type, 'waits');
    asked[0]?.say('Be');
    await talk.show();
    assert.equal(told.at(-1)?.type, 'shown');
  });

  it('closes the question that is still coming before it asks another', () => {
    const { talk, asked } = talking();
    void talk.send(question);
    void talk.send(question);
    assert.deepEqual(
      asked.map(({ signal }) => signal.aborted),
      [true, false],
    );
  });

  it('begins a conversation of its own for what is asked anew', async () => {
    const { talk, asked, kept, remembered } = talking('s');
    kept.set('s', pair('One?', '1'));
    void talk.askAnew(question);
    await settled();
    assert.equal(asked[0]?.params.session, undefined);
    assert.equal(remembered.at(-1), undefined);
  });

  const ends: readonly [does: string, stop: boolean, state: string, reason: RegExp][] = [
    ['says that there is no server', false, 'failed', /does not answer/],
    ['is stopped where the person stopped it', true, 'stopped', /^$/],
  ];
  for (const [does, stop, state, reason] of ends) {
    it(`${does} where no answer comes, and keeps what came`, async () => {
      const { talk, asked, last } = talking();
      void talk.send(question);
      asked[0]?.say('Be');
      if (stop) talk.stop();
      await asked[0]?.end(undefined);
      const message = last('answered')?.message;
      assert.deepEqual([message?.state, message?.text], [state, 'Be']);
      assert.match(message?.reason ?? '', reason);
    });
  }

  it('shows a new conversation, and stops the answer, where the one that is shown is deleted', async () => {
    const { talk, asked, kept, last } = talking('s');
    kept.set('s', pair('One?', '1'));
    void talk.send(question);
    await talk.delete('s');
    assert.equal(asked[0]?.signal.aborted, true);
    assert.deepEqual(last('shown')?.messages, []);
    assert.deepEqual(last('list')?.titles, []);
  });
});
