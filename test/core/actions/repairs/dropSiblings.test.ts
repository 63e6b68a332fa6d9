import assert from 'node:assert/strict';
import { dropSiblings } from '../../../../src/core/actions/repairs/dropSiblings.js';
import { repairSite } from '../../../support/repairSite.js';

const TARGET = '    def add(self, n):\n        return n';

describe('dropSiblings', () => {
  const rows: readonly [does: string, code: string, rest: string][] = [
    [
      'drops a method that stands above',
      '    def __init__(self):\n        self.n = 0\n\n    def add(self, n):\n        return 1',
      '    def add(self, n):\n        return 1',
    ],
    [
      'drops a method that stands below, with its decorator and a signature of several lines',
      '    def add(self, n):\n        return 1\n\n    @cached\n    def total(\n        self,\n    ):\n        return 2',
      '    def add(self, n):\n        return 1\n',
    ],
    [
      'keeps what is new',
      '    def add(self, n):\n        return self.one()\n\n    def one(self):\n        return 1',
      '    def add(self, n):\n        return self.one()\n\n    def one(self):\n        return 1',
    ],
    [
      'drops the class around the target, with what is new in it',
      'class Sums:\n    x = 1\n\n    @cached\n    def add(self, n):\n        return 1\n\nprint(Sums())',
      '    @cached\n    def add(self, n):\n        return 1\n',
    ],
    [
      'keeps all where the function of the target is not there',
      '    def __init__(self):\n        self.n = 0',
      '    def __init__(self):\n        self.n = 0',
    ],
  ];
  const around = {
    above: 'class Sums:\n    def __init__(self, n):\n        self.n = n\n',
    below: '\n    def total(self):\n        return self.n',
  };
  for (const [does, code, rest] of rows) {
    it(does, () => {
      const site = repairSite(TARGET, { ...around, language: 'python' });
      assert.equal(dropSiblings(code.split('\n'), site).join('\n'), rest);
    });
  }

  it('leaves other languages alone', () => {
    const code = ['def b', 'end', 'def a', 'end'];
    const site = repairSite('def a\nend', { above: 'def b\nend', language: 'ruby' });
    assert.deepEqual(dropSiblings(code, site), code);
  });
});
