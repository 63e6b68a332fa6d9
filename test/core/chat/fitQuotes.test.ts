import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Fitted, fitQuotes } from '../../../src/core/chat/fitQuotes.js';
import { quoteText } from '../../../src/core/chat/questionText.js';
import type { Quote } from '../../../src/core/chat/session.js';
import { UNMEASURED } from '../../../src/core/models/tokenMeter.js';
import { quoteOf } from '../../support/chatSession.js';

const LINE = 'const one = of + some + thirty;\n';
const SHORT = quoteOf('short.ts', LINE);
const LONG = quoteOf('long.ts', LINE.repeat(100));

function fitted(quotes: readonly Quote[], tokensMax: number): Fitted {
  return fitQuotes(quotes, { tokensMax, count: UNMEASURED, before: [] });
}

/** So many lines of it, as where there was room for no more. */
function cutOf(quote: Quote, lines: number): Pick<Quote, 'text' | 'whole'> {
  return { text: quote.text.slice(0, lines * LINE.length), whole: false };
}

describe('fitQuotes', () => {
  it('quotes all that fits', () => {
    const { quotes, sources } = fitted([SHORT, LONG], 2_000);
    assert.deepEqual(quotes, [SHORT, LONG]);
    assert.deepEqual(
      sources.map(({ why, left }) => [why, left]),
      [
        ['mentioned', undefined],
        ['mentioned', undefined],
      ],
    );
  });

  it('quotes the first lines of what does not fit, and says so of the rest', () => {
    const { quotes, sources } = fitted([SHORT, LONG], 500);
    const cut = quotes[1];
    assert.ok(cut && LONG.text.startsWith(cut.text) && cut.text.endsWith('\n') && !cut.whole);
    const [, quoted, rest] = sources;
    assert.equal(quoted?.range?.end.line, cut.text.split('\n').length - 1);
    assert.deepEqual(rest?.range, { start: quoted.range.end, end: LONG.range.end });
    assert.equal(rest.left, true);
  });

  it('quotes no beginning that tells nothing, but what is short behind it', () => {
    const { quotes, sources } = fitted([LONG, SHORT], 100);
    assert.deepEqual(quotes, [SHORT]);
    assert.deepEqual(
      sources.map(({ uri, left }) => [uri, left]),
      [
        [LONG.uri, true],
        [SHORT.uri, undefined],
      ],
    );
  });

  const known: readonly [what: string, before: Quote, isKnown: boolean][] = [
    ['as it is now', LONG, true],
    ['of which the beginning was all that fitted', { ...LONG, ...cutOf(LONG, 90) }, true],
    ['that has grown at its end since', { ...LONG, text: LINE.repeat(90) }, false],
    ['that was changed since', { ...LONG, text: LONG.text.replace('one', 'two') }, false],
  ];
  for (const [what, before, isKnown] of known) {
    it(`quotes ${isKnown ? 'nothing' : 'all'} of a file that was quoted before, ${what}`, () => {
      const room = { tokensMax: 2_000, count: UNMEASURED, before: [before] };
      assert.deepEqual(fitQuotes([LONG], room).quotes, isKnown ? [] : [LONG]);
    });
  }

  it('takes no more than it may, and tells of each quote', () => {
    const names = fc.stringMatching(/^[a-z]{1,6}\.ts$/);
    const texts = fc.array(fc.string({ maxLength: 60 }), { maxLength: 40 });
    const quote = fc.tuple(names, texts).map(([name, lines]) => quoteOf(name, lines.join('\n')));
    fc.assert(
      fc.property(fc.array(quote, { maxLength: 6 }), fc.nat(800), (given, most) => {
        const { quotes, sources } = fitted(given, most);
        const taken = quotes.map(each => UNMEASURED.tokensOf(`${quoteText(each)}\n\n`));
        assert.ok(taken.reduce((sum, each) => sum + each, 0) <= most);
        for (const { uri } of given) assert.ok(sources.some(source => source.uri === uri));
        assert.equal(sources.filter(({ left }) => !left).length, quotes.length);
      }),
    );
  });
});
