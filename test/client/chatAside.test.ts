import assert from 'node:assert/strict';
import type { Aside } from '../../src/client/chatAside.js';
import { pair, talking } from '../support/talking.js';

/** Asks beside a conversation that is shown; all that the asker hears, and what stops the answer. */
function askedBeside() {
  const parts = talking('s');
  parts.kept.set('s', pair('One?', '1'));
  const heard: string[] = [];
  const stopping = new AbortController();
  const aside: Aside = parts.talk.askAside(
    { text: 'Why?', mentions: [] },
    {
      onHeard: ({ text }) => heard.push(text),
      onWait: words => heard.push(words),
      signal: stopping.signal,
    },
  );
  const [turn] = parts.asked;
  assert.ok(turn);
  return { ...parts, heard, stopping, aside, turn };
}

describe('a question beside the conversation that is shown', () => {
  it('begins a conversation of its own, and is followed', async () => {
    const { turn, heard, stopping, aside } = askedBeside();
    assert.equal(turn.params.session, undefined);
    turn.wait('5 s');
    turn.say('Be', { session: 'aside' });
    turn.say('cause.');
    assert.deepEqual(heard, ['5 s', 'Be', 'cause.']);
    stopping.abort();
    assert.equal(turn.signal.aborted, true);
    await turn.end({ text: 'Because.', state: 'stopped' });
    assert.equal((await aside.answer).text, 'Because.');
  });

  it('leaves what is shown as it is, from its first word to its last', async () => {
    const { talk, turn, told, remembered } = askedBeside();
    turn.say('Be', { session: 'aside' });
    await talk.show();
    await turn.end({ session: 'aside', text: 'Because.' });
    assert.deepEqual(
      told.map(each => [each.type, 'session' in each ? each.session : '']),
      [['shown', 's']],
    );
    assert.deepEqual(remembered, []);
  });

  it('is shown where it is led to, and goes on there', async () => {
    const { turn, kept, aside, last, remembered } = askedBeside();
    turn.say('Be', { session: 'aside' });
    kept.set('aside', pair('Why?', ''));
    await aside.show();
    assert.deepEqual([last('shown')?.session, last('shown')?.running], ['aside', 'Be']);
    assert.deepEqual(remembered, ['aside']);
    turn.say('cause.');
    assert.equal(last('piece')?.text, 'cause.');
    await turn.end({ session: 'aside', text: 'Because.' });
    assert.equal(last('answered')?.message.text, 'Because.');
  });

  it('is shown before the server has told its name, and remembered then', async () => {
    const { turn, aside, last, remembered } = askedBeside();
    await aside.show();
    assert.deepEqual([last('shown')?.session, last('shown')?.running], [undefined, '']);
    turn.say('', { session: 'aside' });
    assert.deepEqual(remembered, [undefined, 'aside']);
  });
});
