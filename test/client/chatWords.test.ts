import assert from 'node:assert/strict';
import { WORDS } from '../../src/client/chatWords.js';
import { COMMANDS } from '../../src/core/chat/commands.js';

describe('the commands that the chat offers', () => {
  it('are those that the server knows, with what it says of them, and one of the page', () => {
    const offered = WORDS.map(({ label, about }) => [label, about]);
    const known = Object.entries(COMMANDS).map(([name, { about }]) => [`/${name}`, about]);
    assert.deepEqual(offered, [...known, ['/clear', 'Begin a new conversation']]);
  });
});
