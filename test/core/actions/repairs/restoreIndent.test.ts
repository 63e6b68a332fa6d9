import assert from 'node:assert/strict';
import { restoreIndent } from '../../../../src/core/actions/repairs/restoreIndent.js';
import { repairSite } from '../../../support/repairSite.js';

describe('restoreIndent', () => {
  const METHOD = '  f() {\n    a();\n  }';
  const GO = '\tif a {\n\t\tb()\n\t}';
  const rows: readonly [does: string, target: string, code: string, restored: string][] = [
    ['adds the indent of the target', METHOD, 'f() {\n  b();\n}', '  f() {\n    b();\n  }'],
    [
      'takes away what is too much',
      METHOD,
      '    f() {\n      b();\n    }',
      '  f() {\n    b();\n  }',
    ],
    ['moves the first line alone', METHOD, 'f() {\n    b();\n  }', '  f() {\n    b();\n  }'],
    ['leaves what is right', METHOD, '  f() {\n    b();\n  }', '  f() {\n    b();\n  }'],
    [
      'makes two blanks of four',
      METHOD,
      'f() {\n    if (a) {\n        b();\n    }\n}',
      '  f() {\n    if (a) {\n      b();\n    }\n  }',
    ],
    ['makes tabs of blanks', GO, 'if a {\n    c()\n}', '\tif a {\n\t\tc()\n\t}'],
    ['makes blanks of tabs', METHOD, 'f() {\n\tb();\n}', '  f() {\n    b();\n  }'],
    [
      'keeps the blank before a star',
      METHOD,
      '/**\n * F.\n */\nf() {}',
      '  /**\n   * F.\n   */\n  f() {}',
    ],
    [
      'takes a reply without the decorator for one that stands at the left',
      '    @a\n    def f():\n        b()',
      'def f():\n    c()',
      '    def f():\n        c()',
    ],
    ['leaves blank lines empty', METHOD, 'f() {\n\n}', '  f() {\n\n  }'],
  ];
  for (const [does, target, code, restored] of rows) {
    it(does, () => {
      assert.equal(restoreIndent(code.split('\n'), repairSite(target)).join('\n'), restored);
    });
  }

  it('learns the unit of one line from the document', () => {
    const site = repairSite('a();', { above: 'f() {\n\tb();\n}' });
    assert.deepEqual(restoreIndent(['if (a) {', '  a();', '}'], site), ['if (a) {', '\ta();', '}']);
  });
});
