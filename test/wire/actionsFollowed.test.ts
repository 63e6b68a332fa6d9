import assert from 'node:assert/strict';
import type { ActionPiece } from '../../src/protocol/actions.js';
import { type Piped, piped } from '../support/pipedServer.js';
import type { Script } from '../support/scriptedOllama.js';

const URI = 'file:///work/sums.ts';
const FUNCTION = 'export function add(a: number, b: number) {\n  return a - b;\n}';
const CODE = `import { log } from './log';\n\n${FUNCTION}\n\nexport const zero = 0;\n`;
const START = CODE.indexOf(FUNCTION);
const TARGET = { start: START, end: START + FUNCTION.length };
const FIXED = FUNCTION.replace('a - b', 'a + b');

const MODEL = { name: 'qwen2.5-coder:1.5b', capabilities: ['completion'] };

/** A server with `CODE` open, and a model that answers. */
function acting(script: Script, work: (parts: Piped) => Promise<void>): Promise<void> {
  return piped({ models: [MODEL], ...script }, async parts => {
    await parts.client.status('ready');
    await parts.client.open(URI, 'typescript', CODE);
    await work(parts);
  });
}

/** Takes long enough that something can be typed meanwhile. */
const SLOW = { does: 'dawdle', text: `${FIXED}\n\`\`\`\n`, tokenMs: 20 } as const;

describe('cove/action/run, for a client that follows it', () => {
  it('tells first what it is about, then the new code line by line', () =>
    acting({ answers: [`${FIXED}\n\`\`\`\n`] }, async ({ client }) => {
      const told: ActionPiece[] = [];
      const cursor = CODE.indexOf('return');
      await client.act('fix', URI, { start: cursor, end: cursor }, { told });
      const [first, ...rest] = told;
      const range = { start: { line: 2, character: 0 }, end: { line: 4, character: 1 } };
      assert.deepEqual(first, { text: '', target: range, version: 1, code: '' });
      const codes = rest.flatMap(({ code }) => (code === undefined ? [] : [code]));
      const [head, middle] = FIXED.split('\n');
      assert.deepEqual([...new Set(codes)], [head, `${head}\n${middle}`, FIXED]);
    }));

  for (const merges of [false, true]) {
    it(`${merges ? 'answers' : 'refuses to answer'} about a document that changed meanwhile`, () =>
      acting({ answers: [SLOW] }, async ({ client, ollama }) => {
        const asked = { ...TARGET, merges };
        const running = client.act('fix', URI, asked);
        await ollama.arrived('/api/chat');
        await client.type(URI, 0, '// more\n');
        const result = await running;
        const line = result?.kind === 'rewrite' ? result.edits[0]?.range.start.line : undefined;
        // The edits are those of the document that was asked about.
        assert.equal(line, merges ? 3 : undefined);
      }));
  }
});
