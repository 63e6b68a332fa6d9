import assert from 'node:assert/strict';
import { piped } from '../support/pipedServer.js';

const URI = 'file:///work/sample.ts';
const CODE = 'const first = 1;\nconst second = 2;\n';

describe('cove/cursor', () => {
  it('lets the server read ahead where the cursor rests, once', () =>
    piped({ answers: ['x'] }, async ({ client, ollama }) => {
      await client.status('ready');
      await client.open(URI, 'typescript', CODE);
      await client.moveTo(URI, { line: 2, character: 0 });
      const warmUp = await ollama.arrived('/api/generate', 2);
      assert.equal(await warmUp.ended, 'answered');
      assert.match(String(warmUp.body?.['prompt']), /const second = 2;/);
      assert.match(JSON.stringify(warmUp.body?.['options']), /"num_predict":1[,}]/);
      await client.moveTo(URI, { line: 2, character: 0 });
      assert.equal(await client.accepted(`${CODE}third█`), `${CODE}thirdx`);
      assert.equal(ollama.prompts.length, 2);
    }));

  const rows: readonly [what: string, cursor: object, reason: RegExp][] = [
    ['text is selected', { selected: true }, /Text is selected/],
    ['there are several cursors', { cursors: 3 }, /several cursors/],
    ['the document is read-only', { readOnly: true }, /read-only/],
  ];
  for (const [what, cursor, reason] of rows) {
    it(`asks no model where ${what}, and says so`, () =>
      piped({ answers: ['x'] }, async ({ client, ollama }) => {
        await client.status('ready');
        await client.open(URI, 'typescript', CODE);
        await client.moveTo(URI, { line: 0, character: 5, ...cursor });
        assert.deepEqual(await client.complete(URI, 5, true), []);
        assert.match((await client.lastPrompt()).outcome, reason);
        await client.moveTo(URI, { line: 0, character: 16 });
        assert.notDeepEqual(await client.complete(URI, 16, true), []);
        assert.equal(ollama.prompts.length, 1);
      }));
  }

  it('takes no notice of what makes no sense', () =>
    piped({ answers: ['x'] }, async ({ client }) => {
      await client.status('ready');
      for (const params of [null, 7, {}, { textDocument: {}, position: 'top' }]) {
        await client.connection.sendNotification('cove/cursor', params);
      }
      await client.moveTo('file:///nowhere.ts', { line: 1e9, character: -1 });
      assert.equal(await client.accepted('a = █'), 'a = x');
    }));
});
