import assert from 'node:assert/strict';
import { type Piped, piped } from '../support/pipedServer.js';

const URI = 'file:///work/sums.ts';
const CODE = 'export function add(a: number, b: number) {\n\n  // Adds.\n  return a - b;\n}\n';

/** A server with `CODE` open. */
function opened(
  work: (parts: Piped) => Promise<void>,
  withSettings: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  return piped(
    {},
    async parts => {
      await parts.client.open(URI, 'typescript', CODE);
      await work(parts);
    },
    { withSettings },
  );
}

describe('textDocument/codeAction', () => {
  const range = { start: { line: 3, character: 2 }, end: { line: 3, character: 8 } };
  const cursor = { start: range.start, end: range.start };
  const problem = { message: 'wrong', range };
  const ALL = ['Cove: Explain', 'Cove: Refactor', 'Cove: Document'];
  const rows: readonly [
    where: string,
    range: object,
    context: object,
    titles: readonly string[],
  ][] = [
    ['code is selected', range, { diagnostics: [] }, ALL],
    [
      'a problem is selected',
      range,
      { diagnostics: [problem] },
      [...ALL.slice(0, 2), 'Cove: Fix', 'Cove: Document'],
    ],
    ['the cursor only moves', cursor, { diagnostics: [], triggerKind: 2 }, []],
    [
      'the cursor is at a problem',
      cursor,
      { diagnostics: [problem], triggerKind: 2 },
      ['Cove: Fix'],
    ],
    [
      'quick fixes are wanted',
      range,
      { diagnostics: [problem], only: ['quickfix'] },
      ['Cove: Fix'],
    ],
    [
      'refactorings are wanted',
      range,
      { diagnostics: [problem], only: ['refactor'] },
      ALL.slice(1),
    ],
  ];
  for (const [where, at, context, titles] of rows) {
    it(`offers what fits where ${where}`, () =>
      opened(async ({ client }) => {
        const offered = await offersOf(client, at, context);
        assert.deepEqual(
          offered.map(({ title }) => title),
          titles,
        );
      }));
  }

  it('gives the command what it needs', () =>
    opened(async ({ client }) => {
      const [fix] = await offersOf(client, range, { diagnostics: [problem], only: ['quickfix'] });
      assert.deepEqual(fix, {
        title: 'Cove: Fix',
        kind: 'quickfix',
        diagnostics: [problem],
        command: { title: 'Cove: Fix', command: 'cove.fix', arguments: [URI, range] },
      });
    }));

  it('offers own actions behind them, with what the command needs', () =>
    opened(
      async ({ client }) => {
        const offered = await offersOf(client, range, { diagnostics: [] });
        assert.deepEqual(offered.at(-1), {
          title: 'Cove: Add Logging',
          kind: 'refactor.rewrite',
          command: {
            title: 'Cove: Add Logging',
            command: 'cove.ownAction',
            arguments: [URI, range, 'own:Add Logging'],
          },
        });
        const moved = await offersOf(client, cursor, { diagnostics: [], triggerKind: 2 });
        assert.deepEqual(moved, []);
      },
      { actions: [{ title: 'Add Logging', prompt: 'Log each call.' }] },
    ));

  it('offers none in an excluded file', () =>
    opened(
      async ({ client }) => {
        assert.deepEqual(await offersOf(client, range, { diagnostics: [problem] }), []);
      },
      { context: { exclude: ['*.ts'] } },
    ));

  function offersOf(
    client: Piped['client'],
    at: object,
    context: object,
  ): Promise<readonly { readonly title: string }[]> {
    const params = { textDocument: { uri: URI }, range: at, context };
    return client.connection.sendRequest('textDocument/codeAction', params);
  }
});
