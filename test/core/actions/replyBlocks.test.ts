import assert from 'node:assert/strict';
import { replyBlocks } from '../../../src/core/actions/replyBlocks.js';

/** `label|lines|closed` for each block. */
function blocks(reply: string, ticks = 3): readonly string[] {
  return replyBlocks(reply, ticks).map(
    ({ label, lines, closed }) => `${label}|${lines.join('/')}|${closed ? 'closed' : 'open'}`,
  );
}

describe('the blocks of a reply', () => {
  const rows: readonly [what: string, reply: string, found: readonly string[]][] = [
    ['that is closed', 'a\nb\n```\n', ['|a/b|closed']],
    ['that is not', 'a\nb', ['|a/b|open']],
    ['that begins anew', '```ts\na\n```', ['ts|a|closed']],
    ['that begins anew without a name', 'Here is it:\n```\na\n```', ['|a|closed']],
    ['with a second block', 'a\n```\nThen:\n```js\nb\n```', ['|a|closed', 'js|b|closed']],
    ['with a fence behind the code', 'a();```', ['|a();|closed']],
    ['with tildes', '~~~py\na\n~~~', ['py|a|closed']],
    ['with a block in a block', '```md\na\n```js\nb\n```', ['md|a/```js/b|closed']],
    ['of words alone', 'I am sorry.', []],
    ['of nothing', '```\n', []],
  ];
  for (const [what, reply, found] of rows) {
    it(`are found in one ${what}`, () => {
      assert.deepEqual(blocks(reply), found);
    });
  }

  const words: readonly [what: string, reply: string, found: readonly string[]][] = [
    ['that is closed', 'The tide is high.\n```\n', ['|The tide is high.|closed']],
    ['that is not', 'Here is the sea.', ['|Here is the sea.|open']],
    ['that begins anew', '```markdown\nThe sea.\n```', ['markdown|The sea.|closed']],
    ['with a block in it', 'Sure:\n~~~js\na', ['|Sure:/~~~js/a|open']],
  ];
  for (const [what, reply, found] of words) {
    it(`are words in one ${what}, where words are asked for`, () => {
      const told = replyBlocks(reply, 3, true).map(
        ({ label, lines, closed }) => `${label}|${lines.join('/')}|${closed ? 'closed' : 'open'}`,
      );
      assert.deepEqual(told, found);
    });
  }

  it('have no words before the first fence, where none was given', () => {
    assert.deepEqual(blocks('So = it is\n```js\na\n```\n', 0), ['js|a|closed']);
    assert.deepEqual(blocks('So = it is\n```js\na\n```\n', 3), [
      '|So = it is|closed',
      'js|a|closed',
    ]);
    assert.deepEqual(blocks('a();\nb();', 0), ['|a();/b();|open']);
  });

  it('are not ended by a fence that is shorter than theirs', () => {
    assert.deepEqual(blocks('a\n```\nb\n````\n', 4), ['|a/```/b|closed']);
  });
});
