import assert from 'node:assert/strict';
import { allOf, type CodeSymbol, symbolsIn } from '../../../../src/core/actions/apply/symbols.js';

const TEXT = '// one\nclass A {\n  b() {\n  }\n}\nfunction c() {}\n';

function scope(name: string, from: string, to: string): Parameters<typeof symbolsIn>[1][number] {
  const start = TEXT.indexOf(from);
  return { kind: 'scope', name, start, end: TEXT.indexOf(to, start) + to.length };
}

function told({ name, top, from, to, children }: CodeSymbol): string {
  const inner = children.length === 0 ? '' : ` with ${children.map(told).join(', ')}`;
  return `${name} ${top}/${from} to ${to}${inner}`;
}

describe('the symbols of a text', () => {
  const scopes = [
    scope('A', 'class', '\n}'),
    scope('b', 'b()', '  }'),
    scope('c', 'function', '{}'),
  ];

  it('are lines, with the comments above them and what is defined in them', () => {
    const found = symbolsIn(TEXT, scopes, 'typescript');
    assert.deepEqual(found.map(told), ['A 0/1 to 5 with b 2/2 to 4', 'c 5/5 to 6']);
    assert.deepEqual(
      allOf(found).map(({ name }) => name),
      ['A', 'b', 'c'],
    );
  });

  it('are one where two take the same lines', () => {
    const twice = [scope('A', 'class', '\n}'), scope('B', 'class', '\n}')];
    assert.deepEqual(symbolsIn(TEXT, twice, 'typescript').map(told), ['A 0/1 to 5']);
  });
});
