import assert from 'node:assert/strict';
import { fenced, fenceFor, fenceLabel } from '../../../src/core/text/fence.js';

describe('a fence', () => {
  it('is longer than what the code has', () => {
    assert.equal(fenceFor('const a = `b`;'), '```');
    assert.equal(fenceFor('// ```ts'), '````');
    assert.equal(fenceFor('`````'), '``````');
  });

  it('has the word that Markdown has for a language', () => {
    assert.equal(fenceLabel('typescriptreact'), 'tsx');
    assert.equal(fenceLabel('go'), 'go');
    assert.equal(fenceLabel('plaintext'), '');
  });

  const rows: readonly [text: string, label: string, block: string][] = [
    ['a();', 'ts', '```ts\na();\n```'],
    ['a();\n', '', '```\na();\n```'],
    ['', 'ts', '```ts\n```'],
    ['```\nb\n```', 'md', '````md\n```\nb\n```\n````'],
    ['a ````` b', '', '``````\na ````` b\n``````'],
  ];
  for (const [text, label, block] of rows) {
    it(`stands on lines of its own around ${JSON.stringify(text)}`, () => {
      assert.equal(fenced(text, fenceFor(text), label), block);
    });
  }
});
