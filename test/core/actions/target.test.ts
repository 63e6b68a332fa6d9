import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Scope } from '../../../src/core/syntax/place.js';
import { nastyText } from '../../support/nastyText.js';
import { targetOf } from '../../../src/core/actions/target.js';

const CODE = [
  "import { a } from './a';",
  '',
  '/** Adds. */',
  'export function add(x: number) {',
  '  if (x) {',
  '    return x;',
  '  }',
  '}',
  '',
  'const last = 1;',
].join('\n');

/** The piece that is taken for a selection of `selected`, or for the cursor before it. */
function taken(selected: string, isCursor: boolean, scope?: Scope): string {
  const start = CODE.indexOf(selected);
  const range = { start, end: isCursor ? start : start + selected.length };
  const syntax = {
    placeAt: ({ before }: { readonly before: string }) => {
      const inScope = scope && scope.start < before.length && before.length < scope.end;
      return { inside: 'code', emptyBlock: false, scope: inScope ? scope : undefined } as const;
    },
  };
  const document = { uri: 'file:///a.ts', language: 'typescript', text: CODE };
  const { start: from, end } = targetOf(document, range, syntax);
  return CODE.slice(from, end);
}

const FUNCTION = CODE.slice(CODE.indexOf('/** Adds'), CODE.indexOf('\n\nconst last'));
const SCOPE = {
  kind: 'function_declaration',
  start: CODE.indexOf('function add'),
  end: CODE.indexOf('\n\nconst last'),
};

describe('the target of an action', () => {
  it('is the selection, up to the edges of its lines where only blanks are between', () => {
    assert.equal(taken('return x;', false), '    return x;');
    assert.equal(taken('\n    return x;\n  ', false), '    return x;');
  });

  it('is the statement that a part of a line belongs to, and not the function around it', () => {
    assert.equal(taken('turn x', false, SCOPE), '    return x;');
    assert.equal(taken('if (x', false, SCOPE), '  if (x) {\n    return x;\n  }');
    assert.equal(taken('a } from', false), "import { a } from './a';");
  });

  it('is the lines of a part of a line whose statement is long', () => {
    const text = `call(a, () => {\n${'  b();\n'.repeat(20)}});`;
    const document = { uri: 'file:///a.ts', language: 'typescript', text };
    const { start, end } = targetOf(document, { start: 5, end: 6 }, { placeAt: () => undefined });
    assert.equal(text.slice(start, end), 'call(a, () => {');
  });

  it('is a part of a line where a line is a paragraph', () => {
    const document = { uri: 'file:///a.md', language: 'markdown', text: 'One. Two. Three.' };
    const { start, end } = targetOf(document, { start: 5, end: 9 }, { placeAt: () => undefined });
    assert.equal(document.text.slice(start, end), 'Two.');
  });

  it('holds the selection, whatever it is', () => {
    fc.assert(
      fc.property(nastyText(), fc.nat(), fc.nat(), (text, one, other) => {
        const [start = 0, end = 0] = [one, other]
          .map(at => at % (text.length + 1))
          .sort((a, b) => a - b);
        const document = { uri: 'file:///a.ts', language: 'typescript', text };
        const target = targetOf(document, { start, end }, { placeAt: () => undefined });
        const selected = text.slice(start, end);
        if (selected.trim() === '') return;
        assert.ok(target.start <= start + selected.search(/\S/));
        assert.ok(start + selected.trimEnd().length <= target.end);
      }),
    );
  });

  it('is the function around the cursor, with what belongs to it', () => {
    assert.equal(taken('return', true, SCOPE), FUNCTION);
  });

  it('is the function whose head the cursor stands before', () => {
    assert.equal(taken('export function', true, SCOPE), FUNCTION);
  });

  it('is the block by indent where there is no tree', () => {
    assert.equal(taken('return', true), '  if (x) {\n    return x;\n  }');
    assert.equal(taken('export function', true), FUNCTION);
  });

  it('is the line where there is no block', () => {
    assert.equal(taken('const last', true), 'const last = 1;');
  });

  it('is blank where the cursor is on a blank line', () => {
    assert.equal(taken('\n/** Adds', true), '');
  });
});
