import assert from 'node:assert/strict';
import { linesOf, questionText, quoteText } from '../../../src/core/chat/questionText.js';
import { quoteOf } from '../../support/chatSession.js';

const spot = (line: number, character = 0) => ({ line, character });

describe('questionText', () => {
  it('is the question alone where nothing is quoted', () => {
    assert.equal(questionText({ text: 'Why?', quotes: [] }), 'Why?');
  });

  it('puts what is quoted before the question', () => {
    const quotes = [quoteOf('a.ts', 'a();\n'), quoteOf('Makefile', 'all:\n')];
    assert.equal(
      questionText({ text: 'Why?', quotes }),
      '`a.ts`:\n\n```ts\na();\n```\n\n`Makefile`:\n\n```\nall:\n```\n\nWhy?',
    );
  });

  it('tells the lines of a piece, and no folder', () => {
    const range = { start: spot(2), end: spot(9) };
    const piece = { ...quoteOf('deep/a.ts', 'a();'), name: 'a.ts', whole: false, range };
    assert.match(quoteText(piece), /^`a\.ts`, lines 3 to 9:/);
    assert.ok(!quoteText(piece).includes('deep'));
  });
});

describe('linesOf', () => {
  const rows: readonly [from: number, to: number, character: number, says: string][] = [
    [0, 0, 5, 'line 1'],
    [0, 1, 0, 'line 1'],
    [0, 0, 0, 'line 1'],
    [0, 1, 1, 'lines 1 to 2'],
    [4, 9, 0, 'lines 5 to 9'],
  ];
  for (const [from, to, character, says] of rows) {
    it(`says ${says} from ${from} to ${to}:${character}`, () => {
      assert.equal(linesOf({ start: spot(from), end: spot(to, character) }), says);
    });
  }
});
