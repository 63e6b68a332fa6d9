import assert from 'node:assert/strict';
import fc from 'fast-check';
import { wordsIn } from '../../../src/core/codebase/wordsIn.js';

describe('wordsIn', () => {
  const rows: readonly [of: string, text: string, words: string][] = [
    ['camel case', 'lastLedgerLine', 'last ledger line lastledgerline'],
    ['snake case', 'last_ledger_line', 'last ledger line lastledgerline'],
    ['capitals', 'MAX_LEDGER', 'max ledger maxledger'],
    ['an abbreviation', 'parseHTTPUrl2', 'parse http url parsehttpurl2'],
    ['a private name', '#session.$el __init__', 'session el init'],
    ['plurals', 'sessions entries class bus', 'session entry bus'],
    ['code, without what all code has', 'export const path = new Path();', 'path path'],
    ['a question', 'Where are the sessions written?', 'session written'],
    ['other scripts', 'größe Größen naïveCafé', 'größe größen naïve café naïvecafé'],
    ['no numbers, letters and hashes', `7 x ${'ab12'.repeat(20)} y`, ''],
  ];
  for (const [of, text, words] of rows) {
    it(`finds the words of ${of}`, () => {
      assert.equal(wordsIn(text).join(' '), words);
    });
  }

  it('finds the same in any style of writing', () => {
    const part = fc.stringMatching(/^[b-df-hj-np-rt-z]{3,8}$/);
    fc.assert(
      fc.property(fc.array(part, { minLength: 2, maxLength: 4 }), parts => {
        const camel = parts.map((each, at) =>
          at === 0 ? each : each.charAt(0).toUpperCase() + each.slice(1),
        );
        const written = wordsIn(camel.join(''));
        assert.deepEqual(wordsIn(parts.join('_')), written);
        assert.deepEqual(wordsIn(parts.join('_').toUpperCase()), written);
        for (const each of parts.flatMap(wordsIn)) assert.ok(written.includes(each), each);
      }),
    );
  });
});
