import assert from 'node:assert/strict';
import fc from 'fast-check';
import { healed } from '../../../src/core/completion/heal.js';
import type { FillPiece } from '../../../src/core/models/modelRuntime.js';

/** A token, and what else might have been said. */
type Token = string | readonly [said: string, ...alternatives: string[]];

/** What a model says to each prompt, by the end of it. */
type Sayings = Readonly<Record<string, readonly Token[]>>;

async function said(
  held: string,
  sayings: Sayings,
): Promise<{ readonly text: string; readonly prompts: readonly string[]; readonly most: number }> {
  const prompts: string[] = [];
  let open = 0;
  let most = 0;
  async function* ask(prompt: string): AsyncGenerator<FillPiece> {
    prompts.push(prompt);
    most = Math.max(most, ++open);
    try {
      for (const token of sayings[prompt] ?? []) {
        await Promise.resolve();
        const [text, ...alternatives] = typeof token === 'string' ? [token] : token;
        yield { kind: 'text', text, alternatives: [text, ...alternatives] };
      }
    } finally {
      open -= 1;
    }
  }
  let text = '';
  const admits = (token: string): boolean => !token.includes('<|');
  for await (const piece of healed({ prompt: 'P', held, admits, ask })) {
    if (piece.kind === 'text') text += piece.text;
  }
  return { text, prompts, most };
}

describe('healed', () => {
  const rows: readonly {
    readonly does: string;
    readonly held: string;
    readonly sayings: Sayings;
    readonly text: string;
    readonly prompts: readonly string[];
  }[] = [
    {
      does: 'passes on what nothing was held back from',
      held: '',
      sayings: { P: ['a', 'b'] },
      text: 'ab',
      prompts: ['P'],
    },
    {
      does: 'leaves out what was typed already',
      held: ' na',
      sayings: { P: [' name', ' = 1'] },
      text: 'me = 1',
      prompts: ['P'],
    },
    {
      does: 'takes several tokens for one word',
      held: ' calcTot',
      sayings: { P: [' calc', 'Total', '()'] },
      text: 'al()',
      prompts: ['P'],
    },
    {
      does: 'puts the likeliest token that agrees into its mouth',
      held: ' na',
      sayings: { P: [[' value', ' x', ' name', ' nation'], ' = 2'], 'P name': [' = 1'] },
      text: 'me = 1',
      prompts: ['P', 'P name'],
    },
    {
      does: 'goes on where only the start of the word agrees',
      held: ' calcTot',
      sayings: { P: [[' x', ' calc']], 'P calc': [['Sum', 'Total']], 'P calcTotal': [';'] },
      text: 'al;',
      prompts: ['P', 'P calc', 'P calcTotal'],
    },
    {
      does: 'turns in the middle of a word',
      held: ' calcTot',
      sayings: { P: [' calc', ['Sum', 'Total'], '(1)'], 'P calcTotal': ['(2)'] },
      text: 'al(2)',
      prompts: ['P', 'P calcTotal'],
    },
    {
      does: 'tells the typed text where no token agrees',
      held: ' zz',
      sayings: { P: [[' value', ' x']], 'P zz': ['top'] },
      text: 'top',
      prompts: ['P', 'P zz'],
    },
    {
      does: 'tells the typed text where the model would have ended',
      held: '.',
      sayings: { P: [], 'P.': ['map'] },
      text: 'map',
      prompts: ['P', 'P.'],
    },
    {
      does: 'takes no command for a token',
      held: '<',
      sayings: { P: [['a', '<|fim_pad|>', '<div']], 'P<div': ['>'] },
      text: 'div>',
      prompts: ['P', 'P<div'],
    },
    {
      does: 'gives up after some turns',
      held: 'abcdef',
      sayings: {
        P: [['x', 'a']],
        Pa: [['x', 'b']],
        Pab: [['x', 'c']],
        Pabc: [['x', 'd']],
        Pabcdef: ['g'],
      },
      text: 'g',
      prompts: ['P', 'Pa', 'Pab', 'Pabc', 'Pabcdef'],
    },
  ];
  for (const { does, held, sayings, text, prompts } of rows) {
    it(does, async () => {
      const heard = await said(held, sayings);
      assert.deepEqual([heard.text, heard.prompts], [text, prompts]);
      assert.equal(heard.most, 1, 'never two requests at a time');
    });
  }

  it('always comes to an end, with nothing of what was typed in it twice', async () => {
    const token = fc.constantFrom('a', 'b', 'ab', 'ba', 'c');
    const line = fc.array(fc.tuple(token, token), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: token, maxLength: 6 }), line, async (held, tokens) => {
        let asked = 0;
        async function* ask(): AsyncGenerator<FillPiece> {
          asked += 1;
          for (const [text, other] of tokens) {
            await Promise.resolve();
            yield { kind: 'text', text, alternatives: [text, other] };
          }
        }
        for await (const piece of healed({ prompt: '', held, admits: () => true, ask })) {
          assert.equal(piece.kind, 'text');
        }
        assert.ok(asked <= 5, `${asked} requests`);
      }),
    );
  });
});
