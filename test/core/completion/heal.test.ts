import assert from 'node:assert/strict';
import fc from 'fast-check';
import { healed } from '../../../src/core/completion/heal.js';
import type { FillPiece } from '../../../src/core/models/modelRuntime.js';

/** A token, and what else might have been said. */
type Token = string | readonly [said: string, ...alternatives: string[]];

/** What a model says to each prompt: the first token where it is probed. */
type Sayings = Readonly<Record<string, readonly Token[]>>;

interface Heard {
  readonly text: string;
  /** With a question mark behind those that were for one token. */
  readonly prompts: readonly string[];
  /** Requests at a time. */
  readonly most: number;
}

async function said(
  held: string,
  sayings: Sayings,
  { likely = false, avoid = [] }: { likely?: boolean; avoid?: readonly string[] } = {},
): Promise<Heard> {
  const prompts: string[] = [];
  let open = 0;
  let most = 0;
  async function* answer(prompt: string, count: number): AsyncGenerator<FillPiece> {
    most = Math.max(most, ++open);
    try {
      for (const token of (sayings[prompt] ?? []).slice(0, count)) {
        await Promise.resolve();
        const [text, ...alternatives] = typeof token === 'string' ? [token] : token;
        yield { kind: 'text', text, alternatives: [text, ...alternatives] };
      }
    } finally {
      open -= 1;
    }
  }
  const probe = async (prompt: string): Promise<readonly string[]> => {
    prompts.push(`${prompt}?`);
    for await (const piece of answer(prompt, 1)) {
      if (piece.kind === 'text') return [piece.text, ...(piece.alternatives ?? [])];
    }
    return [];
  };
  const ask = (prompt: string): AsyncGenerator<FillPiece> => {
    prompts.push(prompt);
    return answer(prompt, Infinity);
  };
  let text = '';
  const admits = (token: string): boolean => !token.includes('<|');
  for await (const piece of healed({ prompt: 'P', held, likely, avoid, admits, probe, ask })) {
    if (piece.kind === 'text') text += piece.text;
  }
  return { text, prompts, most };
}

describe('healed', () => {
  const rows: readonly {
    readonly does: string;
    readonly held: string;
    readonly likely?: boolean;
    readonly avoid?: readonly string[];
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
      does: 'takes it that a model says what is likely',
      held: ' ',
      likely: true,
      sayings: { P: [' na', 'me'] },
      text: 'name',
      prompts: ['P'],
    },
    {
      does: 'chooses where it does not',
      held: ' ',
      likely: true,
      sayings: { P: [['(', ' =', ' :'], 'x'], 'P =': [' 1'] },
      text: '= 1',
      prompts: ['P', 'P?', 'P ='],
    },
    {
      does: 'leaves out what was typed already',
      held: ' na',
      sayings: { P: [' name'], 'P name': [' = 1'] },
      text: 'me = 1',
      prompts: ['P?', 'P name'],
    },
    {
      does: 'takes several tokens for one word',
      held: ' calcTot',
      sayings: { P: [' calc'], 'P calc': ['Total'], 'P calcTotal': ['()'] },
      text: 'al()',
      prompts: ['P?', 'P calc?', 'P calcTotal'],
    },
    {
      does: 'puts the likeliest token that agrees into its mouth',
      held: ' na',
      sayings: { P: [[' value', ' x', ' name', ' nation']], 'P name': [' = 1'] },
      text: 'me = 1',
      prompts: ['P?', 'P name'],
    },
    {
      does: 'tells the typed text where no token agrees',
      held: ' zz',
      sayings: { P: [[' value', ' x']], 'P zz': ['top'] },
      text: 'top',
      prompts: ['P?', 'P zz'],
    },
    {
      does: 'tells the typed text where the model would have ended',
      held: '.',
      sayings: { P: [], 'P.': ['map'] },
      text: 'map',
      prompts: ['P?', 'P.'],
    },
    {
      does: 'takes no command for a token',
      held: '<',
      sayings: { P: [['a', '<|fim_pad|>', '<div']], 'P<div': ['>'] },
      text: 'div>',
      prompts: ['P?', 'P<div'],
    },
    {
      does: 'says something else where that is wanted',
      held: '',
      avoid: ['a = 1'],
      sayings: { P: [['a', 'a', ' ', 'b']], Pb: [' = 2'] },
      text: 'b = 2',
      prompts: ['P?', 'Pb'],
    },
    {
      does: 'says a third thing where two are known',
      held: '',
      avoid: ['a = 1', 'b = 2'],
      sayings: { P: [['a', 'a', 'b', 'c']], Pc: [' = 3'] },
      text: 'c = 3',
      prompts: ['P?', 'Pc'],
    },
    {
      does: 'says something else behind the word that was typed half',
      held: ' na',
      avoid: ['me = 1'],
      sayings: { P: [' name'], 'P name': [[' =', ' =', '.', '(']], 'P name.': ['x'] },
      text: 'me.x',
      prompts: ['P?', 'P name?', 'P name.'],
    },
    {
      does: 'begins another word where that is wanted behind a blank',
      held: ' ',
      avoid: ['cart.lines;'],
      sayings: { P: [[' cart', ' cart', ' this', '(']], 'P this': ['.lines;'] },
      text: 'this.lines;',
      prompts: ['P?', 'P this'],
    },
    {
      does: 'says the same again where no token makes a difference',
      held: '',
      avoid: ['a = 1'],
      sayings: { P: ['a', ' = 1'] },
      text: 'a = 1',
      prompts: ['P?', 'P'],
    },
    {
      does: 'gives up after some tokens',
      held: 'abcdef',
      sayings: { P: ['a'], Pa: ['b'], Pab: ['c'], Pabc: ['d'], Pabcd: ['e'], Pabcdef: ['g'] },
      text: 'g',
      prompts: ['P?', 'Pa?', 'Pab?', 'Pabc?', 'Pabcdef'],
    },
  ];
  for (const { does, held, likely = false, avoid = [], sayings, text, prompts } of rows) {
    it(does, async () => {
      const heard = await said(held, sayings, { likely, avoid });
      assert.deepEqual([heard.text, heard.prompts], [text, prompts]);
      assert.equal(heard.most, 1, 'never two requests at a time');
    });
  }

  it('always says what was typed, and then asks once', async () => {
    const tokens = fc.array(fc.constantFrom('a', 'b', 'ab', 'ba', 'c', ''), { minLength: 1 });
    const typed = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(typed, tokens, async (held, alternatives) => {
        const asked: string[] = [];
        const probe = (): Promise<readonly string[]> => Promise.resolve(['x', ...alternatives]);
        async function* ask(prompt: string): AsyncGenerator<FillPiece> {
          asked.push(prompt);
          yield await Promise.resolve({ kind: 'text', text: '!' } as const);
        }
        let text = '';
        for await (const piece of healed({
          prompt: '',
          held,
          likely: false,
          avoid: [],
          admits: () => true,
          probe,
          ask,
        })) {
          if (piece.kind === 'text') text += piece.text;
        }
        assert.equal(asked.length, 1);
        assert.equal(`${asked[0] ?? ''}!`, held + text);
      }),
    );
  });
});
