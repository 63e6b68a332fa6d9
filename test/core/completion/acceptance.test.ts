import assert from 'node:assert/strict';
import { Acceptance } from '../../../src/core/completion/acceptance.js';
import { siteAt } from '../../support/siteAt.js';

const SITE = siteAt('foo█;');
const SUGGESTION = { text: '(bar)', replaces: 0 };

/** Shows a suggestion many times; each time the document becomes one text after the other. */
function after(times: number, ...texts: readonly string[]): Acceptance {
  const acceptance = new Acceptance();
  for (let n = 0; n < times; n++) {
    acceptance.shown(SITE, SUGGESTION);
    for (const text of texts) acceptance.changed(SITE.uri, text);
  }
  return acceptance;
}

describe('Acceptance', () => {
  it('is likely until the person is known', () => {
    assert.ok(new Acceptance().isLikely);
  });

  it('is unlikely for who types something else', () => {
    assert.ok(!after(8, 'foo.;').isLikely);
  });

  it('is likely again for who takes some', () => {
    const acceptance = after(8, 'foo.;');
    for (let n = 0; n < 2; n++) {
      acceptance.shown(SITE, SUGGESTION);
      acceptance.changed(SITE.uri, 'foo(bar);');
    }
    assert.ok(acceptance.isLikely);
  });

  it('counts what is typed along as taken, with the closers of the editor', () => {
    const acceptance = after(8, 'foo.;');
    for (let n = 0; n < 2; n++) {
      acceptance.shown(SITE, SUGGESTION);
      for (const text of ['foo();', 'foo(b);', 'foo(ba);', 'foo(bar);']) {
        acceptance.changed(SITE.uri, text);
      }
    }
    assert.ok(acceptance.isLikely);
  });

  it('tells whether the person goes its way', () => {
    const acceptance = new Acceptance();
    acceptance.shown(SITE, SUGGESTION);
    assert.ok(acceptance.changed(SITE.uri, 'foo(b);'));
    assert.ok(acceptance.changed(SITE.uri, 'foo(bar);'));
    assert.ok(!acceptance.changed(SITE.uri, 'foo(bar)x;'));
  });

  const taken: readonly [does: string, texts: readonly string[], count: number][] = [
    ['counts what is taken by a key', ['foo(bar);'], 1],
    ['counts what is typed along once', ['foo(;', 'foo(b;', 'foo(ba;', 'foo(bar;', 'foo(bar);'], 1],
    ['counts nothing else', ['foo(b);', 'foo(bx);'], 0],
  ];
  for (const [does, texts, count] of taken) {
    it(does, () => {
      let told = 0;
      const acceptance = new Acceptance(() => (told += 1));
      acceptance.shown(SITE, SUGGESTION);
      for (const text of texts) acceptance.changed(SITE.uri, text);
      assert.equal(told, count);
    });
  }

  it('learns nothing from another document', () => {
    const acceptance = new Acceptance();
    for (let n = 0; n < 8; n++) {
      acceptance.shown(SITE, SUGGESTION);
      acceptance.changed('file:///other', 'x');
    }
    assert.ok(acceptance.isLikely);
  });
});
