import assert from 'node:assert/strict';
import { WasmSyntax } from '../../../src/server/adapters/wasmSyntax.js';
import { grammarsFolder } from '../../support/grammarsFolder.js';

const ROWS: readonly (readonly [language: string, text: string, names: string])[] = [
  ['typescript', 'export class A {\n  b() {}\n}\nexport const c = () => {\n};\n', 'A b c'],
  ['javascript', 'function a() {\n  [1].map(function () {\n  });\n}\n', 'a'],
  ['python', '@x\ndef a():\n    pass\n\nclass B:\n    def c(self):\n        pass\n', 'a B c'],
  ['go', 'func A() {\n}\n\ntype B struct {\n}\n\nfunc (b *B) C() {\n}\n', 'A B C'],
  ['rust', 'struct A {\n}\nfn b() {\n}\n', 'A b'],
  ['java', 'class A {\n  void b() {\n  }\n}\n', 'A b'],
  ['c', 'int *a(int b) {\n  return 0;\n}\n', 'a'],
  ['plaintext', 'function a() {}\n', ''],
];

describe('the outline of a text', () => {
  let syntax: WasmSyntax;

  before(async () => {
    const folder = await grammarsFolder(
      ROWS.map(([name]) => name).filter(name => name !== 'plaintext'),
    );
    syntax = new WasmSyntax({ folder, log: () => undefined });
  });

  for (const [language, text, names] of ROWS) {
    it(`is what it defines, by name, in ${language}`, async () => {
      const found = await syntax.outline(language, text);
      assert.equal(found.map(({ name }) => name).join(' '), names);
      for (const { start, end } of found) assert.ok(start < end && end <= text.length);
    });
  }

  it('begins with what decorates a function, and with the variable that it is put into', async () => {
    const [decorated] = await syntax.outline('python', ROWS[2]?.[1] ?? '');
    assert.equal(decorated?.start, 0);
    const text = ROWS[0]?.[1] ?? '';
    const [, , arrow] = await syntax.outline('typescript', text);
    assert.equal(arrow?.start, text.indexOf('const c'));
  });
});
