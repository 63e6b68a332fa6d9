import assert from 'node:assert/strict';
import { applyTries, type Candidates } from '../../src/client/applyTries.js';

interface Row extends Partial<Candidates> {
  readonly does: string;
  readonly all: readonly string[];
  readonly end: readonly string[];
}

const rows: readonly Row[] = [
  {
    does: 'looks first where the person works, and adds nothing to a file that was only mentioned',
    active: 'invoice',
    read: ['customer', 'invoice'],
    shown: ['invoice', 'readme'],
    all: ['invoice', 'customer', 'readme'],
    end: ['invoice'],
  },
  {
    does: 'follows the name in a fence',
    named: ['cart'],
    active: 'invoice',
    read: ['customer'],
    all: ['cart', 'invoice', 'customer'],
    end: ['cart'],
  },
  {
    does: 'adds nothing by a name that two files have',
    named: ['a/cart', 'b/cart'],
    active: 'invoice',
    all: ['a/cart', 'b/cart', 'invoice'],
    end: ['invoice'],
  },
  {
    does: 'adds nothing where no file is open',
    read: ['customer'],
    all: ['customer'],
    end: [],
  },
];

describe('where code of an answer goes', () => {
  for (const { does, all, end, named = [], active, read = [], shown = [] } of rows) {
    it(does, () => {
      const tries = applyTries({ named, active, read, shown });
      const by = (way: string): readonly string[] =>
        tries.filter(each => each.by === way).map(({ uri }) => uri);
      assert.deepEqual(by('names'), all);
      assert.deepEqual(by('lines'), all);
      assert.deepEqual(by('end'), end);
      const order = tries.map(each => ['names', 'lines', 'end'].indexOf(each.by));
      assert.deepEqual(order, order.toSorted());
    });
  }
});
