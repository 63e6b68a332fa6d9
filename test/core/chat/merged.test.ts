import assert from 'node:assert/strict';
import fc from 'fast-check';
import { merged } from '../../../src/core/chat/merged.js';
import {
  type Branch,
  type Exchange,
  newSession,
  type Session,
} from '../../../src/core/chat/session.js';
import { AT, exchange, replayed } from '../../support/chatSession.js';

function allIn({
  exchanges,
  branches,
}: Pick<Branch, 'exchanges' | 'branches'>): readonly Exchange[] {
  return [...exchanges, ...branches.flatMap(allIn)];
}

function shown({ exchanges, branches }: Session): string {
  const course = (all: readonly Exchange[]): string =>
    all.map(({ question, answer }) => `${question.text}→${answer.text}`).join(' ');
  return [
    course(exchanges),
    ...branches.map(each => `(${each.at}: ${course(each.exchanges)})`),
  ].join(' ');
}

describe('two versions of a session', () => {
  const rows: readonly [does: string, mine: string, theirs: string, becomes: string][] = [
    ['are one where they are the same', '? a\n+ b\n.', '? a\n+ b\n.', 'a→b'],
    ['keep what only one has', '? a\n+ b\n.', '? a\n+ b\n.\n? c\n+ d\n.', 'a→b (1: c→d)'],
    ['go on with mine', '? a\n+ b\n.\n? c\n+ d\n.', '? a\n+ b\n.', 'a→b c→d'],
    ['keep both ends', '? a\n.\n? c\n+ d\n.', '? a\n.\n? e\n+ f\n.', 'a→ c→d (1: e→f)'],
    ['keep the longer answer', '? a\n+ b', '? a\n+ b\n+ c\n.', 'a→bc'],
    ['keep a branch once', '? a\n.\n< 0 b\n.', '? a\n.\n< 0 b\n.', 'b→ (0: a→)'],
    ['keep a branch of one', '? a\n.', '? a\n.\n< 0 b\n.', 'a→ (0: b→)'],
  ];
  for (const [does, mine, theirs, becomes] of rows) {
    it(does, () => {
      assert.equal(shown(merged(replayed(mine), replayed(theirs))), becomes);
    });
  }

  it('lose nothing, and become no more when they are merged again', () => {
    const one = fc
      .tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('', 'x', 'xy'))
      .map(([asked, said]) => exchange(asked, said));
    const exchanges = fc.array(one, { maxLength: 4 });
    const branches = fc.array(fc.record({ at: fc.nat(3), exchanges, branches: fc.constant([]) }), {
      maxLength: 2,
    });
    const session = fc
      .record({ exchanges, branches })
      .map(course => ({ ...newSession('s', AT), ...course }));
    fc.assert(
      fc.property(session, session, (mine, theirs) => {
        const both = merged(mine, theirs);
        for (const { question, answer } of [...allIn(mine), ...allIn(theirs)]) {
          const kept = allIn(both).some(
            each =>
              each.question.text === question.text && each.answer.text.startsWith(answer.text),
          );
          assert.ok(kept, `${question.text} → ${answer.text}`);
        }
        assert.deepEqual(merged(both, theirs), both);
      }),
    );
  });
});
