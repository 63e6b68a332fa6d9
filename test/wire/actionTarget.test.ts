import assert from 'node:assert/strict';
import type { ActionTarget } from '../../src/protocol/actions.js';
import { piped } from '../support/pipedServer.js';

const URI = 'file:///work/sums.ts';
const FUNCTION = 'export function add(a: number, b: number) {\n  return a - b;\n}';
const CODE = `import { log } from './log';\n\n${FUNCTION}\n\nexport const zero = 0;\n`;

describe('cove/action/target', () => {
  const rows: readonly { does: string; uri?: string; at: string; is: string | undefined }[] = [
    { does: 'tells the function around the cursor', at: 'a - b', is: FUNCTION },
    { does: 'tells the line where there is no function', at: 'zero', is: 'export const zero = 0;' },
    { does: 'tells nothing where no code is', at: '\n\nexport const', is: undefined },
    {
      does: 'tells nothing of a document that is not open',
      uri: 'file:///no',
      at: '',
      is: undefined,
    },
  ];
  for (const { does, uri = URI, at, is } of rows) {
    it(does, () =>
      piped({}, async ({ client }) => {
        await client.open(URI, 'typescript', CODE);
        const offset = CODE.indexOf(at) + (at.startsWith('\n') ? 1 : 0);
        const lines = CODE.slice(0, offset).split('\n');
        const place = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
        const target = await client.connection.sendRequest<ActionTarget | null>(
          'cove/action/target',
          { textDocument: { uri }, range: { start: place, end: place } },
        );
        const offsetOf = ({ line, character }: ActionTarget['range']['start']): number =>
          CODE.split('\n').slice(0, line).join('\n').length + (line === 0 ? 0 : 1) + character;
        const code = target && CODE.slice(offsetOf(target.range.start), offsetOf(target.range.end));
        assert.equal(code ?? undefined, is);
      }),
    );
  }
});
