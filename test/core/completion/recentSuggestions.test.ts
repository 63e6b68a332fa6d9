import assert from 'node:assert/strict';
import fc from 'fast-check';
import { RecentSuggestions } from '../../../src/core/completion/recentSuggestions.js';
import { siteAt } from '../../support/siteAt.js';

describe('RecentSuggestions', () => {
  const rows: readonly {
    readonly does: string;
    readonly at: string;
    readonly text: string;
    readonly replaces?: number;
    readonly then: string;
    readonly rest: string | undefined;
  }[] = [
    { does: 'offers it again', at: 'foo█', text: '(bar)', then: 'foo█', rest: '(bar)' },
    { does: 'offers what is left', at: 'foo█', text: '(bar)', then: 'foo(b█', rest: 'ar)' },
    { does: 'has nothing left', at: 'foo█', text: '(bar)', then: 'foo(bar)█', rest: undefined },
    { does: 'knows another way', at: 'foo█', text: '(bar)', then: 'foo(x█', rest: undefined },
    { does: 'knows another place', at: 'foo█;', text: '()', then: 'foo█ + 1;', rest: undefined },
    {
      does: 'offers the next lines',
      at: '{█\n}',
      text: '\n  a();\n  b();',
      then: '{\n  a();█\n}',
      rest: '\n  b();',
    },
    {
      does: 'survives an edit far above',
      at: `old\n${'x;\n'.repeat(200)}foo█`,
      text: '()',
      then: `new text\n${'x;\n'.repeat(200)}foo█`,
      rest: '()',
    },
    {
      does: 'knows a closer that the editor put there',
      at: 'foo█',
      text: '(bar);',
      then: 'foo(b█)',
      rest: 'ar);',
    },
    {
      does: 'knows a closing brace on a line of its own',
      at: 'if (x) █\n',
      text: '{\n  a();\n}',
      then: 'if (x) {\n  █\n}\n',
      rest: 'a();',
    },
    {
      does: 'knows a closer that was typed over',
      at: 'foo(█)',
      text: 'bar);',
      replaces: 1,
      then: 'foo(bar)█',
      rest: ';',
    },
    {
      does: 'leaves alone a closer that it does not bring',
      at: 'foo█',
      text: '.bar',
      then: 'foo.█]',
      rest: undefined,
    },
    {
      does: 'goes on after a word was accepted',
      at: 'return █;',
      text: 'first + second',
      then: 'return first█;',
      rest: ' + second',
    },
    {
      does: 'survives an edit far below',
      at: `foo█${';\nx'.repeat(200)}old`,
      text: '()',
      then: `foo█${';\nx'.repeat(200)}new`,
      rest: '()',
    },
    {
      does: 'is not fooled by an empty rest',
      at: 'foo█',
      text: '()',
      then: 'foo█ bar',
      rest: undefined,
    },
  ];

  for (const { does, at, text, replaces = 0, then, rest } of rows) {
    it(does, () => {
      const recent = new RecentSuggestions();
      recent.remember(siteAt(at), { text, replaces });
      assert.equal(recent.find(siteAt(then))?.text, rest);
    });
  }

  it('keeps documents apart', () => {
    const recent = new RecentSuggestions();
    recent.remember(siteAt('foo█'), { text: '()', replaces: 0 });
    assert.equal(recent.find({ ...siteAt('foo█'), uri: 'file:///other' }), undefined);
  });

  it('leaves the rest when any prefix was typed', () => {
    const text = fc.string({ minLength: 1 });
    fc.assert(
      fc.property(fc.string(), fc.string(), text, fc.nat(), (before, after, said, typed) => {
        const recent = new RecentSuggestions();
        const site = { ...siteAt('█'), before, after };
        recent.remember(site, { text: said, replaces: 0 });
        const count = typed % said.length;
        const found = recent.find({ ...site, before: before + said.slice(0, count) });
        // A text that repeats itself can fit in two ways; the one with more to offer is taken.
        assert.ok(found && said.endsWith(found.text));
        assert.ok(said.length - count <= found.text.length);
      }),
    );
  });

  it('forgets the oldest of many', () => {
    const recent = new RecentSuggestions();
    for (let n = 0; n < 100; n++) recent.remember(siteAt(`f${n}█`), { text: '()', replaces: 0 });
    assert.equal(recent.find(siteAt('f0█')), undefined);
    assert.equal(recent.find(siteAt('f99█'))?.text, '()');
  });

  const doubt = 'Not shown.';
  const doubts: readonly [then: string, doubt: string | undefined][] = [
    ['foo█', doubt],
    ['foo(█', undefined],
    ['foo(b█)', undefined],
  ];
  for (const [then, left] of doubts) {
    it(`${left ? 'keeps' : 'drops'} a doubt at ${then}`, () => {
      const recent = new RecentSuggestions();
      recent.remember(siteAt('foo█'), { text: '(bar)', replaces: 0, doubt });
      assert.equal(recent.find(siteAt(then))?.doubt, left);
    });
  }

  it('knows several suggestions for one place, the first one first', () => {
    const recent = new RecentSuggestions();
    recent.remember(siteAt('foo█'), { text: '(bar)', replaces: 0 });
    recent.rememberBeside(siteAt('foo█'), { text: '.b', replaces: 0 });
    recent.rememberBeside(siteAt('foo█'), { text: '.baz()', replaces: 0 });
    const texts = ['foo█', 'foo(█', 'foo.b█'].map(at => recent.find(siteAt(at))?.text);
    assert.deepEqual(texts, ['(bar)', 'bar)', 'az()']);
  });
});
