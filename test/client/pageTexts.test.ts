import assert from 'node:assert/strict';
import fc from 'fast-check';
import { diagnosisText } from '../../src/client/pageTexts.js';

describe('the diagnosis', () => {
  it('marks what is fine, what is worse than it could be, and what is wrong', () => {
    const lines = [
      { check: 'Version', ok: true, detail: '1.' },
      { check: 'Memory', ok: true, weak: true, detail: 'Slow.' } as const,
      { check: 'Speed', ok: false, detail: 'None.', remedy: 'Try again.' },
    ];
    const text = '✓ Version: 1.\n~ Memory: Slow.\n✗ Speed: None.\n    → Try again.\n';
    assert.equal(diagnosisText(lines), text);
  });

  it('says all of its words in lines that are seen whole', () => {
    const words = fc.array(fc.stringMatching(/^[a-z.]{1,30}$/), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(words, words, (detail, remedy) => {
        const line = { check: 'It', ok: false, detail: detail.join(' '), remedy: remedy.join(' ') };
        const text = diagnosisText([line]);
        const said = ['✗', 'It:', ...detail, '→', ...remedy];
        assert.deepEqual(text.trim().split(/\s+/), said);
        for (const row of text.split('\n')) assert.ok(row.length <= 88, row);
      }),
    );
  });
});
