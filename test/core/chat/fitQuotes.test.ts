import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fitQuotes } from '../../../src/core/chat/fitQuotes.js';
import { quoteText } from '../../../src/core/chat/questionText.js';
import { UNMEASURED } from '../../../src/core/models/tokenMeter.js';
import { quoteOf } from '../../support/chatSession.js';

const LINE = 'const one = of + some + thirty;\n';
const SHORT = quoteOf('short.ts', LINE);
const LONG = quoteOf('long.ts', LINE.repeat(100));

describe('fitQuotes', () => {
  it('quotes all that fits', () => {
    const { quotes, sources } = fitQuotes([SHORT, LONG], 2_000, UNMEASURED);
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
    const { quotes, sources } = fitQuotes([SHORT, LONG], 500, UNMEASURED);
    const cut = quotes[1];
    assert.ok(cut && LONG.text.startsWith(cut.text) && cut.text.endsWith('\n') && !cut.whole);
    const [, quoted, rest] = sources;
    assert.equal(quoted?.range?.end.line, cut.text.split('\n').length - 1);
    assert.deepEqual(rest?.range, { start: quoted.range.end, end: LONG.range.end });
    assert.equal(rest.left, true);
  });

  it('quotes no beginning that tells nothing, but what is short behind it', () => {
    const { quotes, sources } = fitQuotes([LONG, SHORT], 100, UNMEASURED);
    assert.deepEqual(quotes, [SHORT]);
    assert.deepEqual(
      sources.map(({ uri, left }) => [uri, left]),
      [
        [LONG.uri, true],
        [SHORT.uri, undefined],
      ],
    );
  });

  it('takes no more than it may, and tells of each quote', () => {
    const names = fc.stringMatching(/^[a-z]{1,6}\.ts$/);
    const texts = fc.array(fc.string({ maxLength: 60 }), { maxLength: 40 });
    const quote = fc.tuple(names, texts).map(([name, lines]) => quoteOf(name, lines.join('\n')));
    fc.assert(
      fc.property(fc.array(quote, { maxLength: 6 }), fc.nat(800), (given, most) => {
        const { quotes, sources } = fitQuotes(given, most, UNMEASURED);
        const taken = quotes.map(each => UNMEASURED.tokensOf(`${quoteText(each)}\n\n`));
        assert.ok(taken.reduce((sum, each) => sum + each, 0) <= most);
        for (const { uri } of given) assert.ok(sources.some(source => source.uri === uri));
        assert.equal(sources.filter(({ left }) => !left).length, quotes.length);
      }),
    );
  });
});
