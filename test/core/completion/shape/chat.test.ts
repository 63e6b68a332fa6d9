import assert from 'node:assert/strict';
import { isBehindTag, isChat, isSentence } from '../../../../src/core/completion/shape/chat.js';

describe('isChat', () => {
  const rows: readonly [line: string, chat: boolean][] = [
    ['Sure!', true],
    ['Sure, here it is:', true],
    ["Here's the completed code:", true],
    ['Here is the code', true],
    ['This code adds two numbers.', true],
    ['**Explanation:**', true],
    ['Explanation:', true],
    ['The function `add(a, b)` returns the sum.', true],
    ["I'm sorry, but I cannot do that.", true],
    ['Note that this is slow.', true],
    ['To add the numbers, you can use the plus operator:', true],
    ['', false],
    ['OK,', false],
    ['Sure, ', false],
    ['Great', false],
    ['This', false],
    ['this.code = 1;', false],
    ['let me = 1;', false],
    ['Let me = be(1);', false],
    ['// Here is the code', false],
    ['Here(is, the, code)', false],
    ['If (a) then {', false],
    ['Output', false],
    ['Output: string;', false],
  ];
  for (const [line, chat] of rows) {
    it(`is ${String(chat)} of ${JSON.stringify(line)}`, () => {
      assert.equal(isChat(line), chat);
    });
  }
});

describe('isSentence', () => {
  const rows: readonly [line: string, sentence: boolean][] = [
    ['It adds two numbers.', true],
    ['It calls `add(a, b)` twice.', true],
    ['Adds.', false],
    ['for a in b:', false],
    ['A = b + c', false],
    ['Add the values; then go', false],
    ['Foo bar(baz) is', false],
    ['It calls add() twice.', true],
  ];
  for (const [line, sentence] of rows) {
    it(`is ${String(sentence)} of ${JSON.stringify(line)}`, () => {
      assert.equal(isSentence(line), sentence);
    });
  }
});

describe('isBehindTag', () => {
  const rows: readonly [text: string, behind: boolean][] = [
    ['<p>', true],
    ['<p>\n\n    ', true],
    ['a =>', false],
    ['a ->', false],
    ['<p>a', false],
    ['', false],
  ];
  for (const [text, behind] of rows) {
    it(`is ${String(behind)} of ${JSON.stringify(text)}`, () => {
      assert.equal(isBehindTag(text), behind);
    });
  }
});
