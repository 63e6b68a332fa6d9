import assert from 'node:assert/strict';
import { readFile } from '../../../src/core/actions/readFile.js';

function read(reply: string, { text = 'add();\n', cut = false } = {}): string {
  const document = { uri: 'file:///work/sums.ts', language: 'typescript', text };
  const place = {
    action: 'test',
    document,
    target: { start: 0, end: 6 },
    controlText: [],
  } as const;
  const file = readFile({ text: reply, ticks: 3, cut }, place);
  return file.kind === 'file' ? `${file.uri}: ${file.text}` : file.text;
}

describe('a proposed file', () => {
  it('is the code of the reply, beside the document', () => {
    assert.equal(read('\n  it();\n```\nBye.'), 'file:///work/sums.test.ts: it();\n');
  });

  it('has the line breaks of the document', () => {
    assert.match(read('a();\nb();\n```\n', { text: 'add();\r\n' }), /: a\(\);\r\nb\(\);\r\n$/);
  });

  const rows: readonly [what: string, reply: string, cut: boolean, says: RegExp][] = [
    ['is cut', 'it(', true, /has no end/],
    ['has no code', 'I am sorry.', false, /without code/],
    [
      'leaves tests out',
      'it();\n// ... other test cases\n```',
      false,
      /left parts of the tests out/,
    ],
  ];
  for (const [what, reply, cut, says] of rows) {
    it(`is refused where the reply ${what}`, () => {
      assert.match(read(reply, { cut }), says);
    });
  }
});
