import assert from 'node:assert/strict';
import { dropRepeatedContext } from '../../../../src/core/actions/repairs/dropRepeatedContext.js';
import { repairSite } from '../../../support/repairSite.js';

describe('dropRepeatedContext', () => {
  const site = repairSite('  b() {\n    x();\n  }', {
    above: 'import { x } from "x";\nconst far = load();\n\nclass A {\n  a = 1;\n',
    below: '  close() {\n    y();\n  }\n}\n\nfinish(all);',
    shown: 'import { x } from "x";\nclass A {',
  });
  const rows: readonly [does: string, code: string, rest: string][] = [
    ['drops lines that the model was shown', 'import { x } from "x";\n\nb() {}', '\nb() {}'],
    ['drops the head of a class and its brace', 'class A {\n  b() {}\n}', '  b() {}'],
    ['drops the lines right above', 'class A {\n  a = 1;\n\n  b() {}\n}', '\n  b() {}'],
    ['drops the lines right below', '  b() {}\n\n  close() {\n    y();\n  }', '  b() {}\n'],
    [
      'drops no line that stands elsewhere',
      'const far = load();\nb() {}',
      'const far = load();\nb() {}',
    ],
    [
      'drops no line at the end that stands elsewhere',
      'b() {}\nfinish(all);',
      'b() {}\nfinish(all);',
    ],
    ['drops no lone brace', '  b() {\n  }', '  b() {\n  }'],
    ['drops nothing where all would go', 'class A {', 'class A {'],
  ];
  for (const [does, code, rest] of rows) {
    it(does, () => {
      assert.equal(dropRepeatedContext(code.split('\n'), site).join('\n'), rest);
    });
  }

  it('drops no line that the target begins with too', () => {
    const twice = repairSite('step(one);\nlast();', { above: 'step(one);' });
    assert.deepEqual(dropRepeatedContext(['step(one);', 'end();'], twice), [
      'step(one);',
      'end();',
    ]);
  });
});
