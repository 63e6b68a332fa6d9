import assert from 'node:assert/strict';
import fc from 'fast-check';
import { innerBlock } from '../../../src/core/actions/innerBlock.js';
import { nastyText } from '../../support/nastyText.js';

const PYTHON = `def f(rows):
    for row in rows:
        if row.a:
            if row.b:
                x = 1
            else:
                x = 2
    return x`;

const SCRIPT = `function f(a) {
  if (a.b) {
    return g();
  } else if (a.c) {
    if (a.d) {
      h();
    }
  }
  return 0;
}`;

describe('the innermost block', () => {
  const rows: readonly [what: string, code: string, block: string | undefined][] = [
    [
      'a statement with its branches',
      PYTHON,
      PYTHON.slice(PYTHON.indexOf('            if row.b'), PYTHON.indexOf('\n    return')),
    ],
    [
      'the one around a short one',
      SCRIPT,
      SCRIPT.slice(SCRIPT.indexOf('  if (a.b)'), SCRIPT.indexOf('\n  return 0')),
    ],
    [
      'none where only the whole has a block',
      'function f() {\n  a();\n  b();\n  c();\n}',
      undefined,
    ],
    [
      'none where it is long',
      `function f() {\n  for (;;) {\n${'    a();\n'.repeat(20)}  }\n}`,
      undefined,
    ],
    ['none of one line', 'a();', undefined],
  ];
  for (const [what, code, block] of rows) {
    it(`is ${what}`, () => {
      const found = innerBlock(code, { start: 0, end: code.length });
      assert.equal(found && code.slice(found.start, found.end), block);
    });
  }

  it('is a part of the target, and less than it', () => {
    fc.assert(
      fc.property(nastyText(), text => {
        const found = innerBlock(text, { start: 0, end: text.length });
        if (!found) return;
        assert.ok(0 < found.start && found.start < found.end && found.end <= text.length);
      }),
    );
  });
});
