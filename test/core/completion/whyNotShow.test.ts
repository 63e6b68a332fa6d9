import assert from 'node:assert/strict';
import { whyNotShow } from '../../../src/core/completion/whyNotShow.js';

describe('whyNotShow', () => {
  const rows: readonly [text: string, sureness: number | undefined, reason: RegExp | undefined][] =
    [
      ['value', undefined, undefined],
      ['x', 1, undefined],
      ['名', 1, undefined],
      ['"";', 1, undefined],
      [')', 1, /a sign or two/],
      ['\n}', 1, undefined],
      ['\n\t});', 1, undefined],
      ['}', 1, /a sign or two/],
      ['\n.', 1, /a sign or two/],
      [');', undefined, /a sign or two/],
      ['value', 0.2, undefined],
      ['value', 0.15, /not sure of it, and gave it a chance of 15 %\./],
      ['value', 0.01, /a chance of 1 %\./],
      ['value', 0.001, /a chance of less than 1 %\./],
    ];
  for (const [text, sureness, reason] of rows) {
    const says = reason ? 'does not show' : 'shows';
    it(`${says} ${JSON.stringify(text)}, ${sureness ?? 'not'} known to be sure`, () => {
      const why = whyNotShow({ text, replaces: 0 }, sureness, 'typescript');
      if (reason) assert.match(why ?? '', reason);
      else assert.equal(why, undefined);
    });
  }

  it('shows what the model is not sure of in a commit message, which can be said in many ways', () => {
    const suggestion = { text: 'the total in cents', replaces: 0 };
    assert.equal(whyNotShow(suggestion, 0.01, 'scminput'), undefined);
    assert.match(whyNotShow({ text: '.', replaces: 0 }, 1, 'scminput') ?? '', /a sign or two/);
  });
});
