import assert from 'node:assert/strict';
import { piped } from '../support/pipedServer.js';

const NOTEBOOK = 'file:///work/study.ipynb';
const CODE = 2;
const PROSE = 1;

interface Cell {
  readonly kind: number;
  readonly language: string;
  readonly text: string;
}

const CELLS: readonly Cell[] = [
  { kind: CODE, language: 'python', text: 'tide = 3' },
  { kind: PROSE, language: 'markdown', text: 'The tide is high.' },
  { kind: CODE, language: 'python', text: 'print()' },
  { kind: CODE, language: 'python', text: 'after = 1' },
];

const uriOf = (index: number): string => `vscode-notebook-cell:/work/study.ipynb#${index}`;

/** What an editor tells of a notebook that is opened. */
function opened(cells: readonly Cell[]): object {
  return {
    notebookDocument: {
      uri: NOTEBOOK,
      notebookType: 'jupyter-notebook',
      version: 1,
      cells: cells.map(({ kind }, index) => ({ kind, document: uriOf(index) })),
    },
    cellTextDocuments: cells.map(({ language, text }, index) => ({
      ...{ uri: uriOf(index), languageId: language, version: 1, text },
    })),
  };
}

describe('a notebook', () => {
  it('is completed with the code of the cells above, and of no others', () =>
    piped({ answers: ['tide'] }, async ({ client, ollama }) => {
      await client.connection.sendNotification('notebookDocument/didOpen', opened(CELLS));
      const items = await client.connection.sendRequest('textDocument/inlineCompletion', {
        textDocument: { uri: uriOf(2) },
        position: { line: 0, character: 6 },
        context: { triggerKind: 1 },
      });
      const position = { line: 0, character: 6 };
      assert.deepEqual(items, [{ insertText: 'tide', range: { start: position, end: position } }]);
      const [prompt = ''] = ollama.prompts;
      assert.ok(prompt.includes('tide = 3\n\nprint('), prompt);
      assert.ok(!/high|after/.test(prompt), prompt);
    }));

  it('is followed as its cells change', () =>
    piped({ answers: ['tide'] }, async ({ client, ollama }) => {
      await client.connection.sendNotification('notebookDocument/didOpen', opened(CELLS));
      const start = { line: 0, character: 0 };
      await client.connection.sendNotification('notebookDocument/didChange', {
        notebookDocument: { uri: NOTEBOOK, version: 2 },
        change: {
          cells: {
            textContent: [
              {
                document: { uri: uriOf(0), version: 2 },
                changes: [{ range: { start, end: start }, text: 'moon = 1\n' }],
              },
            ],
          },
        },
      });
      await client.connection.sendRequest('textDocument/inlineCompletion', {
        textDocument: { uri: uriOf(2) },
        position: { line: 0, character: 6 },
        context: { triggerKind: 1 },
      });
      assert.ok(ollama.prompts[0]?.includes('moon = 1\ntide = 3\n\nprint('));
    }));
});
