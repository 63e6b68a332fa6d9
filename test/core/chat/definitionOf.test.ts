import assert from 'node:assert/strict';
import { definitionOf } from '../../../src/core/chat/definitionOf.js';

function found(text: string, name: string): string | undefined {
  const piece = definitionOf(text, name);
  return piece && text.slice(piece.start, piece.end);
}

describe('definitionOf', () => {
  const rows: readonly [does: string, text: string, name: string, definition: string][] = [
    [
      'a function, and not its use',
      'run(1);\nexport async function run(n) {\n  go(n);\n\n  stop();\n}\nrun(2);\n',
      'run',
      'export async function run(n) {\n  go(n);\n\n  stop();\n}\n',
    ],
    [
      'a function of Python',
      'x = add(1)\n\ndef add(a):\n    return a\n\nprint(add(2))\n',
      'add',
      'def add(a):\n    return a\n',
    ],
    [
      'a method',
      'class A {\n  run(n: number): void {\n    go();\n  }\n  other() {}\n}\n',
      'run',
      '  run(n: number): void {\n    go();\n  }\n',
    ],
    [
      'a method of Go',
      'func (c *Cart) Total() int {\n\treturn 1\n}\n\nvar x = 1\n',
      'Total',
      'func (c *Cart) Total() int {\n\treturn 1\n}\n',
    ],
    [
      'a function of C',
      'int total(int a) {\n  return a;\n}\n',
      'total',
      'int total(int a) {\n  return a;\n}\n',
    ],
    ['a constant', 'const a = 1;\nconst b = 2;\n', 'a', 'const a = 1;\n'],
    ['what ends with a word', 'def add(a)\n  a\nend\nadd(1)\n', 'add', 'def add(a)\n  a\nend\n'],
    ['a name with a dollar', 'const $el = 1;\n', '$el', 'const $el = 1;\n'],
    ['what ends with the text', 'type A = string', 'A', 'type A = string'],
  ];
  for (const [does, text, name, definition] of rows) {
    it(`finds ${does}`, () => {
      assert.equal(found(text, name), definition);
    });
  }

  const nothing: readonly [does: string, text: string, name: string][] = [
    ['a use', 'return run(1);\nif (run(2)) {\n}\nx = run;\n', 'run'],
    ['a part of another name', 'const runner = 1;\nconst rerun = 2;\n', 'run'],
    ['what is no name', 'const a = 1;\n', 'a = 1'],
    ['the empty name', 'const a = 1;\n', ''],
    ['a line of data', `const ${'x'.repeat(400)}, run = 1;\n`, 'run'],
  ];
  for (const [does, text, name] of nothing) {
    it(`does not take ${does} for one`, () => {
      assert.equal(found(text, name), undefined);
    });
  }
});
