import assert from 'node:assert/strict';
import { WORDS } from '../../src/client/chatWords.js';
import { COMMANDS } from '../../src/core/chat/commands.js';
import { isOnCode } from '../../src/protocol/panel/isOnCode.js';

describe('the commands that the chat offers', () => {
  it('are those that the server knows, with what it says of them, and one of the page', () => {
    const offered = WORDS.map(({ label, about }) => [label, about]);
    const known = Object.entries(COMMANDS).map(([name, { about }]) => [`/${name}`, about]);
    assert.deepEqual(offered, [...known, ['/clear', 'Begin a new conversation']]);
  });

  it('act on code where the server says so', () => {
    for (const [name, { on }] of Object.entries(COMMANDS)) {
      for (const text of [`/${name}`, ` /${name} @cart.ts`])
        assert.equal(isOnCode(text), on === 'code');
      assert.equal(isOnCode(`/${name}er`), false);
    }
  });
});
