import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { LedgerLine } from '../../src/protocol/ledger.js';
import { diagnosisText, ledgerText, pageName, promptsText } from '../../src/client/pageTexts.js';

describe('a page', () => {
  it('is called as plain text is, also where it is about a file of Markdown', () => {
    assert.equal(pageName('ledger'), 'Cove ledger.txt');
    assert.equal(pageName('Explain README.md'), 'Cove Explain README.md.txt');
  });
});

describe('the last prompts', () => {
  const sent = { model: 'm', prompt: 'const a', options: {}, sources: [], outcome: 'Suggested.' };

  it('says of completions alone that they may end in what nobody typed', () => {
    const [completion = '', chat = ''] = promptsText(sent, [sent]).split('═'.repeat(72));
    assert.match(completion, /to the letter\. Behind a word that was begun/);
    assert.match(chat, /to the letter\.\n/);
  });

  it('leaves out what was not sent, and says why it was not', () => {
    const nothing = { ...sent, prompt: '', outcome: 'Paused.' };
    assert.equal(promptsText(nothing, [nothing, undefined]), 'Outcome: Paused.\n');
  });
});

describe('the ledger', () => {
  const poll: Omit<LedgerLine, 'at'> = {
    ...{ host: '127.0.0.1:11434', purpose: 'models', verdict: 'allowed' },
    ...{ bytes: 0, files: [] },
  };
  const asked: typeof poll = { ...poll, purpose: 'completion', bytes: 9, files: ['a.ts'] };

  it('tells what is asked again and again once, with how often and since when', () => {
    const lines = [poll, poll, asked, poll, poll, poll].map((line, minute) => ({
      ...line,
      at: `2026-01-0${minute === 0 ? 1 : 2}T03:0${minute}:00.000Z`,
    }));
    const rows = ledgerText(lines)
      .split('\n')
      .filter(row => /^\d/.test(row))
      .map(row => row.replace(/ {2,}/g, ' | '));
    const host = '127.0.0.1:11434 | allowed';
    assert.deepEqual(rows, [
      `2026-01-02 03:05:00 | ${host} | models | 0 bytes | 3 times since 03:03:00`,
      `2026-01-02 03:02:00 | ${host} | completion | 9 bytes | a.ts`,
      `2026-01-02 03:01:00 | ${host} | models | 0 bytes | 2 times since 2026-01-01 03:00:00`,
    ]);
  });
});

describe('the diagnosis', () => {
  it('marks what is fine, what is worse than it could be, and what is wrong', () => {
    const lines = [
      { check: 'Version', ok: true, detail: '1.' },
      { check: 'Memory', ok: true, weak: true, detail: 'Slow.' } as const,
      { check: 'Speed', ok: false, detail: 'None.', remedy: 'Try again.' },
    ];
    const [key = '', ...rows] = diagnosisText(lines).split('\n');
    const text = '✓ Version: 1.\n~ Memory: Slow.\n✗ Speed: None.\n    → Try again.\n';
    assert.equal(rows.join('\n'), `\n${text}`);
    for (const sign of ['✓', '~', '✗', '→']) assert.match(key, new RegExp(`[( ]${sign} \\w`));
  });

  it('begins with no word, which the editor would mark all over the page', () => {
    // What parts words, where nobody set "editor.wordSeparators".
    assert.match(diagnosisText([]), /^[`~!@#$%^&*()\-=+[{\]}\\|;:'",.<>/? ]/);
  });

  it('says all of its words in lines that are seen whole', () => {
    const words = fc.array(fc.stringMatching(/^[a-z.]{1,30}$/), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(words, words, (detail, remedy) => {
        const line = { check: 'It', ok: false, detail: detail.join(' '), remedy: remedy.join(' ') };
        const text = diagnosisText([line]);
        const rows = text.slice(text.indexOf('\n'));
        const said = ['✗', 'It:', ...detail, '→', ...remedy];
        assert.deepEqual(rows.trim().split(/\s+/), said);
        for (const row of text.split('\n')) assert.ok(row.length <= 80, row);
      }),
    );
  });
});
