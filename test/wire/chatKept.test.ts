import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { ChatClient } from '../support/chatClient.js';
import { ScriptedOllama } from '../support/scriptedOllama.js';
import { startServer } from '../support/serverProcess.js';
import { inTemporaryFolder } from '../support/temporaryFolder.js';

/** What streams may be behind in the file, as is promised. */
const LOST_MS_MAX = 1_000;

describe('a chat whose server is killed', () => {
  it('is there when it starts again, with all but the last second', () =>
    inTemporaryFolder(async home => {
      const ollama = await ScriptedOllama.start({
        models: [{ name: 'qwen2.5-coder:1.5b', capabilities: ['completion'] }],
        answers: ['One.', { does: 'stall', after: 'This is all that came of it' }],
      });
      const settings = { ollama: { url: ollama.url } };
      const first = await startServer({ settings }, undefined, home);
      const before = new ChatClient(first.client);
      const { session } = await before.ask('First?');
      await before.begin('Second?', { session }).came(7);
      await pause(LOST_MS_MAX);
      await first.kill();

      const second = await startServer({ settings }, undefined, home);
      try {
        const chat = new ChatClient(second.client);
        assert.deepEqual(
          (await chat.list()).map(({ title, messages }) => [title, messages]),
          [['First?', 4]],
        );
        const last = (await chat.get(session))?.messages.at(-1);
        assert.equal(last?.text, 'This is all that came of it');
        assert.equal(last.state, 'stopped');
        assert.match(last.reason ?? '', /Cove ended/);
        ollama.answer('Three.');
        assert.equal((await chat.ask('Third?', { session })).text, 'Three.');
      } finally {
        await second.stop();
        await ollama.stop();
      }
    }));
});
