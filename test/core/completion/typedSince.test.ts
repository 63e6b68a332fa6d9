import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  closersBefore,
  closersBeforeAll,
  type Since,
  typedSince,
  typingsInto,
} from '../../../src/core/completion/typedSince.js';
import { siteAt } from '../../support/siteAt.js';

describe('typedSince', () => {
  const rows: readonly [does: string, from: string, to: string, since: Since | undefined][] = [
    ['finds nothing typed', 'foo█;', 'foo█;', { typed: '', closers: '' }],
    ['finds what was typed', 'foo█;', 'foo.b█;', { typed: '.b', closers: '' }],
    ['knows a closer of the editor', 'foo█', 'foo(b█)', { typed: '(b', closers: ')' }],
    ['knows a quote', 'x = █;', 'x = "█";', { typed: '"', closers: '"' }],
    [
      'knows a closer on a line of its own',
      'f() █\n',
      'f() {\n  █\n}\n',
      {
        typed: '{\n  ',
        closers: '\n}',
      },
    ],
    ['knows the end of a tag', '<p█', '<p>█</p>', { typed: '>', closers: '</p>' }],
    ['takes no blank for a closer', 'foo█;', 'foo█ ;', undefined],
    ['sees an edit behind the cursor', 'foo█;', 'foo█ + 1;', undefined],
    ['sees an edit far behind the cursor', 'a█;\nb', 'a█;\nc', undefined],
    ['sees an edit before the cursor', 'foo█', 'fox█', undefined],
    ['sees what was deleted', 'foo█', 'fo█', undefined],
  ];
  for (const [does, from, to, since] of rows) {
    it(does, () => {
      assert.deepEqual(typedSince(siteAt(from), siteAt(to)), since);
    });
  }

  it('keeps documents apart', () => {
    assert.equal(typedSince(siteAt('a█'), { ...siteAt('a█'), uri: 'file:///b' }), undefined);
  });

  it('is what was put in, for any text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (before, typed, after) => {
        const origin = { ...siteAt('█'), before, after };
        const site = { ...origin, before: before + typed };
        assert.deepEqual(typedSince(origin, site), { typed, closers: '' });
      }),
    );
  });
});

describe('typingsInto', () => {
  it('finds each way in which the text may have come about', () => {
    const ways = [...typingsInto(siteAt('foo█;'), 'foo(b));')];
    assert.deepEqual(ways, [
      { typed: '(b))', closers: '' },
      { typed: '(b)', closers: ')' },
      { typed: '(b', closers: '))' },
    ]);
  });

  it('finds none in another text', () => {
    assert.deepEqual([...typingsInto(siteAt('foo█;'), 'fox;')], []);
    assert.deepEqual([...typingsInto(siteAt('aba█aba'), 'aba')], []);
  });
});

describe('closersBefore', () => {
  it('takes nothing but closers', () => {
    assert.equal(closersBefore(';', ')];'), ')]');
    assert.equal(closersBefore(';', 'x;'), undefined);
    assert.equal(closersBeforeAll('', '"]'), '"]');
    assert.equal(closersBeforeAll('', 'x'), undefined);
    assert.equal(closersBeforeAll('\n', '\n}\n'), '\n}');
  });

  it('looks no farther than an editor closes', () => {
    assert.equal(closersBefore('x', `${' '.repeat(500)}x`), undefined);
  });
});
