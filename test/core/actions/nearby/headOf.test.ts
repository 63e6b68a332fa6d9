import assert from 'node:assert/strict';
import fc from 'fast-check';
import { headOf } from '../../../../src/core/actions/nearby/headOf.js';
import { languageOf } from '../../../../src/core/syntax/languages.js';
import { nastyText } from '../../../support/nastyText.js';

const ROWS: readonly [language: string, code: string, head: string][] = [
  [
    'typescript',
    'function a(b: number): string {\n  return "";\n}',
    'function a(b: number): string',
  ],
  [
    'typescript',
    'a({ b }: { b: number }): { c: 1 } {\n  d();\n}',
    'a({ b }: { b: number }): { c: 1 }',
  ],
  ['typescript', 'const a = (b = {}) => {\n  c();\n};', 'const a = (b = {}) =>'],
  ['typescript', 'function a(\n  b: number,\n): void {\n}', 'function a(\n  b: number,\n): void'],
  ['typescript', 'const a = b;\nc();', 'const a = b;'],
  [
    'python',
    'def a(b: dict[str, int] = {1: 2}) -> None:\n    pass',
    'def a(b: dict[str, int] = {1: 2}) -> None:',
  ],
  ['python', '@b(1)\n@c\nasync def a(self):\n    pass', 'async def a(self):'],
  ['ruby', 'def a(b)\n  c\nend', 'def a(b)'],
];

describe('the head of a declaration', () => {
  for (const [language, code, head] of ROWS) {
    it(`is ${JSON.stringify(head)}`, () => {
      const { start, end } = headOf(code, { start: 0, end: code.length }, languageOf(language));
      assert.equal(code.slice(start, end), head);
    });
  }

  it('is a piece of the declaration, whatever it is', () => {
    fc.assert(
      fc.property(
        nastyText(),
        fc.constantFrom('typescript', 'python', 'ruby'),
        (code, language) => {
          const { start, end } = headOf(code, { start: 0, end: code.length }, languageOf(language));
          assert.ok(0 <= start && start <= end && end <= code.length);
        },
      ),
    );
  });
});
