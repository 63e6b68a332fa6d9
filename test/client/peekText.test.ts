import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Peeked, peekText } from '../../src/client/peekText.js';

const NOTHING: Peeked = { text: '', waited: '' };

const LONG =
  'The line adds up what all the lines of the cart cost together, and it begins with nothing.';

const ROWS: readonly [does: string, given: Partial<Peeked>, says: readonly string[]][] = [
  ['says what is waited for, and not why', {}, ['Waiting for the model …']],
  ['says for how long', { waited: '5 s' }, ['Waiting for the model … 5 s']],
  [
    'says what is answered first',
    { waitsFor: 'Why is it slow?' },
    ['Waits for the answer in “Why is it slow?”.'],
  ],
  ['says what has come', { text: '\nIt adds', waited: '5 s' }, ['It adds']],
  [
    'has words in lines that are seen whole',
    { text: LONG },
    [
      'The line adds up what all the lines of the cart cost',
      'together, and it begins with nothing.',
    ],
  ],
  [
    'keeps the words of an item below each other',
    { text: `1. ${LONG}\r\n- two` },
    [
      '1. The line adds up what all the lines of the cart',
      '   cost together, and it begins with nothing.',
      '- two',
    ],
  ],
  [
    'keeps the lines of code, of headings and of tables',
    { text: ['# ' + LONG, '| ' + LONG, '```ts', LONG, '```', 'End.'].join('\n') },
    ['# ' + LONG, '| ' + LONG, '```ts', LONG, '```', 'End.'],
  ],
  ['says no more where all is well', { text: 'It adds.', end: { state: 'done' } }, ['It adds.']],
  [
    'says why there is no answer, and what helps',
    { end: { state: 'failed', reason: 'Ollama does not answer.', remedy: 'Start it.' } },
    ['Ollama does not answer. Start it.'],
  ],
  [
    'keeps what came before a fault',
    { text: 'It ad', end: { state: 'failed', reason: 'Ollama ended.' } },
    ['It ad', '', 'Ollama ended.'],
  ],
  [
    'keeps what came before a stop',
    { text: 'It ad', end: { state: 'stopped' } },
    ['It ad', '', 'Stopped.'],
  ],
  ['says that a model said nothing', { end: { state: 'done' } }, ['There is no answer.']],
];

describe('a peek at the code', () => {
  for (const [does, given, says] of ROWS) {
    it(does, () => {
      assert.deepEqual(peekText({ ...NOTHING, ...given }).split('\n'), [
        'What it does:',
        '',
        ...says,
      ]);
    });
  }

  it('has each word of an answer, in order', () => {
    const pieces = fc.constantFrom('word', ' ', '\n', '- ', '```', '# ', '|', '  ', 'other');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), parts => {
        const text = parts.join('');
        const said = peekText({ ...NOTHING, text: `x${text}` });
        assert.deepEqual(said.split(/\s+/), `What it does: x${text}`.trim().split(/\s+/));
      }),
    );
  });
});
