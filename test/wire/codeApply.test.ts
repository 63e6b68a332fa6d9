import assert from 'node:assert/strict';
import type { ActionRunResult } from '../../src/protocol/actions.js';
import { type Piped, piped } from '../support/pipedServer.js';

const URI = 'file:///work/sums.ts';
const OLD = 'export function add(a: number, b: number) {\n  return a - b;\n}';
const TEXT = `import { log } from './log';\n\n${OLD}\n\nlog(add(1, 2));\n`;
const NEW = OLD.replace('a - b', 'a + b');

function applying(
  work: (parts: Piped) => Promise<void>,
  withSettings: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  return piped(
    {},
    async parts => {
      await parts.client.open(URI, 'typescript', TEXT);
      await work(parts);
    },
    { withSettings },
  );
}

function apply({ client }: Piped, code: unknown, uri = URI): Promise<ActionRunResult | null> {
  return client.connection.sendRequest('cove/code/apply', { textDocument: { uri }, code });
}

describe('cove/code/apply', () => {
  it('answers with edits at the place of the code, and asks no model', () =>
    applying(async parts => {
      const result = await apply(parts, NEW);
      assert.equal(parts.client.rewritten(URI, result), TEXT.replace(OLD, NEW));
      assert.ok(parts.ollama.requests.every(({ path }) => path !== '/api/chat'));
    }));

  it('says that the code is there already, so that no other file is looked at', () =>
    applying(async parts => {
      const result = await apply(parts, OLD);
      assert.equal(result?.kind === 'answer' && result.unchanged, true);
    }));

  it('says why it does not know', () =>
    applying(
      async parts => {
        const refusals = [await apply(parts, NEW), await apply(parts, NEW, 'file:///nowhere.ts')];
        const words = refusals.map(each =>
          each?.kind === 'answer' && each.refused ? each.text : '',
        );
        assert.match(words[0] ?? '', /cove\.context\.exclude/);
        assert.match(words[1] ?? '', /not open/);
        assert.equal(await apply(parts, 7), null);
      },
      { context: { exclude: ['sums.ts'] } },
    ));
});
