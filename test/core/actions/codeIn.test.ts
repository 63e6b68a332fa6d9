import assert from 'node:assert/strict';
import { codeIn, type Reply } from '../../../src/core/actions/codeIn.js';

const TARGET = ['old();'];

function reply(text: string, cut = false): Reply {
  return { text, ticks: 3, cut };
}

describe('the code in a reply', () => {
  const rows: readonly [what: string, reply: Reply, found: string][] = [
    ['is its block', reply('new();\n```\n'), 'new();'],
    [
      'is the block that is not the target',
      reply('old();\n```\nSo:\n```ts\nnew();\n```'),
      'new();',
    ],
    ['is the target where there is no other', reply('  old();\n```\n'), '  old();'],
    ['is not for a terminal', reply('```sh\nnpm i\n```\n```ts\nnew();\n```'), 'new();'],
    ['is for a terminal where there is no other', reply('```sh\nnpm i\n```'), 'npm i'],
    ['is not in thoughts', reply('<think>```ts\na\n```</think>new();\n```'), 'new();'],
    ['is none', reply('I am sorry.'), '(none)'],
    ['is cut', reply('new(', true), '(cut)'],
    ['is cut before it begins', reply('Sure! First of all', true), '(cut)'],
    ['is whole where only what follows is cut', reply('new();\n```\nThis', true), 'new();'],
  ];
  for (const [what, given, expected] of rows) {
    it(what, () => {
      const found = codeIn(given, TARGET, 'ts');
      assert.equal(found.kind === 'code' ? found.lines.join('\n') : `(${found.kind})`, expected);
    });
  }
});

describe('the words in a reply', () => {
  it('are what is wanted in a language of words', () => {
    const said = reply('The sea is calm today.\n```\n');
    assert.equal(codeIn(said, TARGET, 'markdown').kind, 'code');
    assert.equal(codeIn(said, TARGET, 'ts').kind, 'none');
  });
});
