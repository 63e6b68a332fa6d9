import assert from 'node:assert/strict';
import { contextOf } from '../../../src/core/actions/context.js';

const CODE = `import {
  a,
} from './a';
const fs = require('fs');

const far = 1;

class Shape {
  near() {}

  area() {
    return this.a;
  }
}
`;
const TARGET = { start: CODE.indexOf('  area'), end: CODE.indexOf('\n}\n') };

function quoted(target: { start: number; end: number }, tokens: number): readonly string[] {
  const document = { uri: 'file:///a.ts', language: 'typescript', text: CODE };
  return contextOf(document, target, tokens).map(({ start, end }) => CODE.slice(start, end));
}

describe('the context of an action', () => {
  it('is what the file imports and what is around the target, in order', () => {
    const all = ['import {', '  a,', "} from './a';", "const fs = require('fs');", 'class Shape {'];
    assert.deepEqual(quoted(TARGET, 1_000), all);
  });

  it('stays within its tokens, what is around the target first', () => {
    assert.deepEqual(quoted(TARGET, 6), ['class Shape {']);
    assert.deepEqual(quoted(TARGET, 0), []);
  });

  it('quotes nothing of the target', () => {
    assert.deepEqual(quoted({ start: 0, end: CODE.length }, 1_000), []);
  });

  it('is what stands above where there is nothing yet', () => {
    const blank = CODE.indexOf('\n  area');
    const why = contextOf({ text: CODE }, { start: blank, end: blank }, 1_000);
    assert.ok(why.some(quote => CODE.slice(quote.start, quote.end) === 'const far = 1;'));
    assert.ok(why.every(({ end }) => end <= blank));
  });
});
