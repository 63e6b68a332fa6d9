import assert from 'node:assert/strict';
import fc from 'fast-check';
import { advance } from '../../../src/core/chat/advance.js';
import {
  type Branch,
  type Exchange,
  isRunning,
  newSession,
  NOTHING_USED,
  type Session,
  type SessionEvent,
} from '../../../src/core/chat/session.js';
import { AT, replayed } from '../../support/chatSession.js';

function shown({ exchanges, branches }: Session): string {
  const lines = exchanges.map(
    ({ question, answer }) => `${question.text} → ${answer.text} [${answer.state}]`,
  );
  const kept = branches.map(({ at, exchanges: all }) => `(${all.length} at ${at})`);
  return [...lines, ...kept].join(', ');
}

describe('advance', () => {
  const rows: readonly [does: string, script: string, becomes: string][] = [
    ['takes a question', '? why', 'why →  [running]'],
    ['streams an answer', '? why\n+ be\n+ cause\n.', 'why → because [done]'],
    ['ignores pieces that arrive after a stop', '? why\n+ be\nx\n+ cause', 'why → be [stopped]'],
    ['keeps what came before a fault', '? why\n+ be\n! gone', 'why → be [failed]'],
    ['ends once', '? why\nx\n.\n! no', 'why →  [stopped]'],
    ['takes no question while it answers', '? why\n? how', 'why →  [running]'],
    ['ignores an answer to nothing', '> m\n+ be\n.', ''],
    ['goes on', '? a\n+ b\n.\n? c\n+ d\n.', 'a → b [done], c → d [done]'],
    ['replaces a question', '? a\n.\n? b\n.\n< 1 c\n.', 'a →  [done], c →  [done], (1 at 1)'],
    ['replaces all', '? a\n.\n? b\n.\n< 0 c\n.', 'c →  [done], (2 at 0)'],
    [
      'takes a question along that was asked later',
      '? a\n.\n? b\n.\n< 1 c\n.\n< 0 d',
      'd →  [running], (2 at 0)',
    ],
    ['replaces nothing beyond the end', '? a\n.\n< 7 b\n.', 'a →  [done], b →  [done]'],
    ['goes on with an answer', '? a\n+ b\nx\n~\n+ c\n.', 'a → bc [done]'],
    ['goes on with no answer that did not begin', '? a\nx\n~\n+ c', 'a →  [stopped]'],
    ['goes on once', '? a\n+ b\n~\n~\n+ c', 'a → bc [running]'],
    [
      'shows another answer, and keeps the one before',
      '? a\n+ b\n.\n< 0 a\n+ c\n.\n^ answer 0 1',
      'a → b [done], (1 at 0)',
    ],
    [
      'shows another question, with all that followed it',
      '? a\n.\n? b\n.\n< 1 c\n.\n< 0 d\n.\n^ question 0 1',
      'a →  [done], c →  [done], (1 at 0), (1 at 1)',
    ],
    ['keeps no failure that is tried again', '? a\n! no\n< 0 a\n+ b\n.', 'a → b [done]'],
    [
      'keeps what came before a failure that is tried again',
      '? a\n+ b\n! no\n< 0 a\n+ c\n.',
      'a → c [done], (1 at 0)',
    ],
    [
      'keeps a failure where something else is asked',
      '? a\n! no\n< 0 b\n.',
      'b →  [done], (1 at 0)',
    ],
    ['shows none that is not there', '? a\n+ b\n.\n^ answer 0 2', 'a → b [done]'],
    [
      'shows no other while it answers',
      '? a\n.\n< 0 b\n^ question 0 1',
      'b →  [running], (1 at 0)',
    ],
  ];
  for (const [does, script, becomes] of rows) {
    it(does, () => {
      assert.equal(shown(replayed(script)), becomes);
    });
  }

  it('knows why an answer failed, which model it asked and what it is called', () => {
    const session = replayed('? a\n> qwen\n! gone\n= Mine');
    const { reason, remedy, model } = session.exchanges[0]?.answer ?? {};
    assert.deepEqual([reason, remedy, model, session.title], ['gone', 'Do it.', 'qwen', 'Mine']);
  });

  it('keeps what differs from the settings, each by itself', () => {
    const model = { kind: 'tuned', tuning: { model: 'qwen' } } as const;
    const told = { kind: 'tuned', tuning: { systemPrompt: 'Be brief.' } } as const;
    const session = [model, told].reduce(advance, newSession('s', AT));
    assert.deepEqual([session.model, session.systemPrompt], ['qwen', 'Be brief.']);
    const none = advance(session, { kind: 'tuned', tuning: { model: '' } });
    assert.deepEqual([none.model, none.systemPrompt], ['', 'Be brief.']);
  });

  it('begins a prompt where the one before began', () => {
    const from = { kind: 'sent', model: 'm', quotes: [], sources: [], from: 1 } as const;
    const later = advance(replayed('? a\n.\n? b'), from);
    const ending = { at: AT, state: 'done', usage: NOTHING_USED } as const;
    const asked = { kind: 'asked', at: AT, text: 'c', quotes: [], sources: [] } as const;
    const next = [{ kind: 'ended', ending } as const, asked].reduce(advance, later);
    assert.equal(next.exchanges.at(-1)?.question.from, 1);
  });
});

const text = fc.string({ maxLength: 8 });
const nothing = fc.constant({ quotes: [], sources: [], at: AT });

const anyEvent: fc.Arbitrary<SessionEvent> = fc.oneof(
  fc
    .tuple(nothing, text, fc.option(fc.nat(4), { nil: undefined }))
    .map(([rest, asked, instead]) => ({ kind: 'asked', text: asked, instead, ...rest }) as const),
  text.map(model => ({ kind: 'sent', model, quotes: [], sources: [], from: 0 }) as const),
  text.map(said => ({ kind: 'said', text: said }) as const),
  fc
    .constantFrom('done', 'stopped', 'failed')
    .map(state => ({ kind: 'ended', ending: { at: AT, state, usage: NOTHING_USED } }) as const),
  text.map(title => ({ kind: 'renamed', title }) as const),
  fc.constant({ kind: 'continued' } as const),
  fc
    .record({ at: fc.nat(4), of: fc.constantFrom('question', 'answer'), take: fc.nat(4) })
    .map(choice => ({ kind: 'chosen', choice }) as const),
);

/** Every exchange that is in a session, also where another took its place. */
function allIn({
  exchanges,
  branches,
}: Pick<Branch, 'exchanges' | 'branches'>): readonly Exchange[] {
  return [...branches.flatMap(allIn), ...exchanges];
}

/** Whether a question that nobody answered is asked again in its place. */
function isTriedAgain(session: Session, event: SessionEvent): boolean {
  if (event.kind !== 'asked' || isRunning(session)) return false;
  const [last, ...others] = session.exchanges.slice(event.instead ?? session.exchanges.length);
  const isSame = last?.question.text === event.text && last.answer.text === '';
  return isSame && others.length === 0 && last.answer.state !== 'done';
}

describe('a conversation', () => {
  it('loses and shortens no message, whatever happens', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 30 }), events => {
        let session = newSession('s', AT);
        for (const event of events) {
          const next = advance(session, event);
          const after = allIn(next);
          for (const { question, answer } of allIn(session)) {
            const kept = after.some(
              other =>
                other.question.text === question.text && other.answer.text.startsWith(answer.text),
            );
            assert.ok(kept, `${question.text} → ${answer.text}`);
          }
          const more = event.kind === 'asked' && !isRunning(session) ? 1 : 0;
          const fewer = isTriedAgain(session, event) ? 1 : 0;
          assert.equal(after.length, allIn(session).length + more - fewer);
          session = next;
        }
      }),
    );
  });
});
