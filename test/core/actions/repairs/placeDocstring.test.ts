import assert from 'node:assert/strict';
import { placeDocstring } from '../../../../src/core/actions/repairs/placeDocstring.js';
import { repairSite } from '../../../support/repairSite.js';

describe('placeDocstring', () => {
  const rows: readonly [does: string, code: string, placed: string][] = [
    [
      'moves one above a function into it',
      '"""Adds."""\n\ndef add(a, b):\n    return a + b',
      'def add(a, b):\n    """Adds."""\n    return a + b',
    ],
    [
      'moves one of several lines, with its own indents',
      "'''\nAdds.\n\nArgs:\n    a: one\n'''\ndef add(a):\n    return a",
      "def add(a):\n    '''\n    Adds.\n\n    Args:\n        a: one\n    '''\n    return a",
    ],
    [
      'moves one behind a signature of several lines',
      '"""Adds."""\ndef add(\n    a: dict = {1: 2},\n):  # fast\n    return a',
      'def add(\n    a: dict = {1: 2},\n):  # fast\n    """Adds."""\n    return a',
    ],
    [
      'moves one past decorators, into a method',
      '    """Adds."""\n    @cached\n    async def add(self):\n        return 1',
      '    @cached\n    async def add(self):\n        """Adds."""\n        return 1',
    ],
    [
      'moves one into a class',
      '"""A."""\nclass A:\n    x = 1',
      'class A:\n    """A."""\n    x = 1',
    ],
    [
      'prefers the one that is in its place',
      '"""Adds."""\ndef add():\n    """Adds a."""\n    return a',
      'def add():\n    """Adds a."""\n    return a',
    ],
    [
      'drops one above imports that are said again',
      '"""Adds."""\nfrom a import b\n\ndef add():\n    """Adds a."""\n    return a',
      'from a import b\n\ndef add():\n    """Adds a."""\n    return a',
    ],
    [
      'moves one between decorators and a head',
      '@cached\n"""Adds."""\ndef add():\n    return 1',
      '@cached\ndef add():\n    """Adds."""\n    return 1',
    ],
    [
      'indents one that stands below a head at its indent',
      'def add():\n"""\nAdds.\n"""\n    return 1',
      'def add():\n    """\n    Adds.\n    """\n    return 1',
    ],
    [
      'leaves one further down',
      'def add():\n    x = 1\n"""Adds."""',
      'def add():\n    x = 1\n"""Adds."""',
    ],
    ['leaves one in its place', 'def add():\n    """Adds."""', 'def add():\n    """Adds."""'],
    ['leaves one above other code', '"""Adds."""\nx = 1', '"""Adds."""\nx = 1'],
    [
      'leaves one above a body on the same line',
      '"""A."""\ndef f(): return 1',
      '"""A."""\ndef f(): return 1',
    ],
    ['leaves one without an end', '"""Adds.\ndef f():\n    pass', '"""Adds.\ndef f():\n    pass'],
    ['leaves nothing', '', ''],
  ];
  for (const [does, code, placed] of rows) {
    it(does, () => {
      const site = repairSite('', { language: 'python' });
      assert.equal(placeDocstring(code.split('\n'), site).join('\n'), placed);
    });
  }

  it('leaves other languages alone', () => {
    const code = ['"""A."""', 'def f():', '  1'];
    assert.deepEqual(placeDocstring(code, repairSite('', { language: 'ruby' })), code);
  });
});
