import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TURN_TOKENS } from '../../../src/core/chat/chatBudget.js';
import { type ChatPrompt, type PromptLimits, promptOf } from '../../../src/core/chat/promptOf.js';
import type { Exchange } from '../../../src/core/chat/session.js';
import type { ChatTurn } from '../../../src/core/models/modelRuntime.js';
import { UNMEASURED } from '../../../src/core/models/tokenMeter.js';
import { exchange, quoteOf } from '../../support/chatSession.js';

function limitsOf(tokensMax: number, rest: Partial<PromptLimits> = {}): PromptLimits {
  return { system: 'Help.', tokensMax, count: UNMEASURED, tamed: text => text, ...rest };
}

function shown(prompt: ChatPrompt | undefined): string | undefined {
  return prompt?.turns.map(({ role, content }) => `${role[0] ?? ''}:${content}`).join(' | ');
}

const TALK = [exchange('a?', 'A.'), exchange('b?', 'B.'), exchange('c?', '')];

describe('promptOf', () => {
  const rows: readonly [
    does: string,
    exchanges: readonly Exchange[],
    limits: PromptLimits,
    becomes: string | undefined,
  ][] = [
    ['tells all', TALK, limitsOf(999), 's:Help. | u:a? | a:A. | u:b? | a:B. | u:c?'],
    ['leaves out a blank beginning', TALK.slice(2), limitsOf(999, { system: ' ' }), 'u:c?'],
    [
      'leaves out an answer that did not come',
      [exchange('a?', ''), exchange('b?', '')],
      limitsOf(999),
      's:Help. | u:a? | u:b?',
    ],
    ['goes on with an answer', [exchange('a?', 'A.')], limitsOf(999), 's:Help. | u:a? | a:A.'],
    ['drops more than it must, the oldest first', TALK, limitsOf(50), 's:Help. | u:c?'],
    [
      'keeps the newest half',
      [exchange('long '.repeat(30), 'A.'), ...TALK.slice(1)],
      limitsOf(70),
      's:Help. | u:b? | a:B. | u:c?',
    ],
    ['has no room for a question alone', TALK, limitsOf(15), undefined],
    ['asks nothing of nobody', [], limitsOf(999), undefined],
    [
      'breaks commands everywhere',
      TALK,
      limitsOf(999, { tamed: text => text.toUpperCase() }),
      's:HELP. | u:A? | a:A. | u:B? | a:B. | u:C?',
    ],
  ];
  for (const [does, exchanges, limits, becomes] of rows) {
    it(does, () => {
      assert.equal(shown(promptOf(exchanges, limits)), becomes);
    });
  }

  it('leaves out for good what was left out once', () => {
    const last = exchange('c?', '');
    const asked = { ...last, question: { ...last.question, from: 1 } };
    const prompt = promptOf([...TALK.slice(0, 2), asked], limitsOf(999));
    assert.equal(shown(prompt), 's:Help. | u:b? | a:B. | u:c?');
    assert.equal(prompt?.from, 1);
  });
});

const words = fc.string({ maxLength: 80 });
const anyExchange = fc
  .tuple(words, words, fc.array(words, { maxLength: 2 }))
  .map(([asked, said, quoted]) =>
    exchange(
      asked,
      said,
      quoted.map(text => quoteOf('a.ts', text)),
    ),
  );

/** The prompts of a conversation, question by question, as it goes on. */
function promptsOf(exchanges: readonly Exchange[], limits: PromptLimits): readonly ChatPrompt[] {
  const prompts: ChatPrompt[] = [];
  let from = 0;
  let told: readonly Exchange[] = [];
  for (const each of exchanges) {
    const asked = { ...each, question: { ...each.question, from } };
    const prompt = promptOf([...told, { ...asked, answer: { ...each.answer, text: '' } }], limits);
    told = [...told, asked];
    if (!prompt) continue;
    from = prompt.from;
    prompts.push(prompt);
  }
  return prompts;
}

describe('the prompts of a conversation', () => {
  it('never exceed the budget, and end with the question', () => {
    fc.assert(
      fc.property(
        fc.array(anyExchange, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 0, max: 600 }),
        (exchanges, most) => {
          for (const { turns, tokens } of promptsOf(exchanges, limitsOf(most))) {
            const costs = turns.map(({ content }) => UNMEASURED.tokensOf(content) + TURN_TOKENS);
            const cost = costs.reduce((sum, each) => sum + each, 0);
            assert.equal(tokens, cost);
            assert.ok(cost <= most);
            assert.equal(turns.at(-1)?.role, 'user');
          }
        },
      ),
    );
  });

  it('begin with the one before, as long as nothing is dropped', () => {
    fc.assert(
      fc.property(fc.array(anyExchange, { minLength: 2, maxLength: 12 }), exchanges => {
        let before: readonly ChatTurn[] = [];
        for (const { turns, from } of promptsOf(exchanges, limitsOf(99_999))) {
          assert.equal(from, 0);
          assert.deepEqual(turns.slice(0, before.length), before);
          before = turns;
        }
      }),
    );
  });

  it('begin with the one before most of the time, where the budget is small', () => {
    const talk = Array.from({ length: 40 }, (_, at) =>
      exchange(`Question ${at}?`, 'So. '.repeat(9)),
    );
    const prompts = promptsOf(talk, limitsOf(600));
    const jumps = prompts.filter(({ from }, at) => from !== (prompts[at - 1]?.from ?? 0));
    assert.equal(prompts.length, 40);
    assert.ok(0 < jumps.length && jumps.length < 10, `${jumps.length} jumps`);
  });
});
