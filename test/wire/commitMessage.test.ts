import assert from 'node:assert/strict';
import { ProgressType } from 'vscode-languageserver/node';
import type { CommitMessageResult, CommitPiece } from '../../src/protocol/commit.js';
import { type Piped, piped } from '../support/pipedServer.js';
import type { Script } from '../support/scriptedOllama.js';

const MODEL = { name: 'qwen2.5-coder:1.5b', capabilities: ['completion'] };
const ROOT = 'file:///work/a%20shop';

function diffOf(path: string, line: string): string {
  return `diff --git a/${path} b/${path}\n--- a/${path}\n+++ b/${path}\n@@ -1 +1 @@\n+${line}\n`;
}

const DIFF = diffOf('src/cart.ts', 'sum();');

function committing(
  script: Script,
  work: (parts: Piped) => Promise<void>,
  withSettings: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  return piped(
    { models: [MODEL], ...script },
    async parts => {
      await parts.client.status('ready');
      await work(parts);
    },
    { withSettings },
  );
}

function write(
  { client }: Piped,
  params: Readonly<Record<string, unknown>>,
): Promise<CommitMessageResult | null> {
  return client.connection.sendRequest('cove/commit/message', { root: ROOT, ...params });
}

describe('cove/commit/message', () => {
  it('answers with the message, and tells it as far as it goes', () =>
    committing({ answers: ['Add the total\n\nThis'] }, async parts => {
      const told: string[] = [];
      const token = 'pieces';
      parts.client.connection.onProgress(new ProgressType<CommitPiece>(), token, ({ text }) => {
        told.push(text);
      });
      const result = await write(parts, { diff: DIFF, partialResultToken: token });
      assert.deepEqual(result, {
        kind: 'message',
        text: 'Add the total',
        files: [{ path: 'src/cart.ts', shown: 'all' }],
      });
      assert.deepEqual(told, ['Add', 'Add the', 'Add the total']);
      const { prompt, outcome } = await parts.client.lastPrompt('commit');
      assert.match(prompt, /\+sum\(\);/);
      assert.equal(outcome, 'The model wrote a message.');
      const line = (await parts.client.ledger()).find(({ purpose }) => purpose === 'action');
      assert.deepEqual(line?.files, ['cart.ts']);
    }));

  it('leaves out what no model may see, by name or by folder', () =>
    committing(
      { answers: ['Add it'] },
      async parts => {
        const diff = diffOf('.env', 'A=1') + diffOf('own notes/a.md', 'secret') + DIFF;
        await write(parts, { diff });
        const { prompt } = await parts.client.lastPrompt('commit');
        assert.match(prompt, /cart\.ts/);
        assert.doesNotMatch(prompt, /\.env|notes|secret/);
      },
      { context: { exclude: ['.env*', 'own notes/*'] } },
    ));

  it('says why there is none', () =>
    committing({}, async parts => {
      const result = await write(parts, { diff: '' });
      assert.ok(result?.kind === 'answer' && result.refused);
      assert.match(result.text, /no change/);
      assert.equal(await write(parts, { diff: 7 }), null);
    }));
});
