import assert from 'node:assert/strict';
import { fenced } from '../../../src/core/chat/fenced.js';

describe('fenced', () => {
  const rows: readonly [text: string, language: string, block: string][] = [
    ['a();', 'ts', '```ts\na();\n```'],
    ['a();\n', '', '```\na();\n```'],
    ['', 'ts', '```ts\n```'],
    ['```\nb\n```', 'md', '````md\n```\nb\n```\n````'],
    ['a ````` b', '', '``````\na ````` b\n``````'],
  ];
  for (const [text, language, block] of rows) {
    it(`fences ${JSON.stringify(text)}`, () => {
      assert.equal(fenced(text, language), block);
    });
  }
});
