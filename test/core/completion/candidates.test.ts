import assert from 'node:assert/strict';
import { Candidates } from '../../../src/core/completion/candidates.js';
import { siteAt } from '../../support/siteAt.js';

function offered(...texts: readonly string[]): Candidates {
  const candidates = new Candidates();
  for (const text of texts) candidates.add(siteAt('foo█;'), { text, replaces: 0 });
  return candidates;
}

describe('Candidates', () => {
  const rows: readonly [does: string, given: readonly string[], at: string, texts: string[]][] = [
    ['are none before anything was offered', [], 'foo█;', []],
    ['come in their order', ['(a)', '(b)'], 'foo█;', ['(a)', '(b)']],
    ['are the same text once', ['(a)', '(b)', '(a)'], 'foo█;', ['(a)', '(b)']],
    ['are one with what they grow to', ['(a', '(b', '(a\n)'], 'foo█;', ['(a\n)', '(b']],
    ['are another where they only begin alike', ['(a', '(ab'], 'foo█;', ['(a', '(ab']],
    ['are of one place', ['(a)'], 'foo█', []],
    ['are of one state of the text', ['(a)'], 'foo(█;', []],
  ];
  for (const [does, given, at, texts] of rows) {
    it(does, () => {
      const found = offered(...given).at(siteAt(at));
      assert.deepEqual(
        found.map(({ text }) => text),
        texts,
      );
    });
  }

  it('are enough at some time', () => {
    assert.deepEqual(
      [offered('a', 'b', 'c').isFull, offered('a', 'b', 'c', 'd').isFull],
      [false, true],
    );
  });

  it('are forgotten with a word', () => {
    const candidates = offered('(a)');
    candidates.forget();
    assert.deepEqual(candidates.at(siteAt('foo█;')), []);
  });
});
