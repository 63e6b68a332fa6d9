import assert from 'node:assert/strict';
import {
  flag,
  flags,
  forTrusted,
  forWindow,
  machine,
  oneOf,
  type Setting,
  text,
  texts,
  whole,
} from '../../../src/core/settings/setting.js';

describe('a setting', () => {
  const rows: readonly [
    kind: string,
    setting: Setting<unknown>,
    good: unknown,
    bad: readonly unknown[],
  ][] = [
    ['flag', flag(true, ''), false, ['no', 0, null]],
    ['text', text('', ''), 'words', [1, [], {}]],
    ['whole', whole(1, { min: 0, max: 9 }, ''), 9, [10, -1, 1.5, '1', NaN]],
    ['choice', oneOf(['a', 'b'], ''), 'b', ['c', 0, null]],
    ['list', texts([], ''), ['a'], ['a', [1], {}]],
    ['flags', flags({}, ''), { a: true }, [{ a: 1 }, [true], null]],
  ];
  for (const [kind, setting, good, bad] of rows) {
    it(`that is a ${kind} takes its own, and nothing else`, () => {
      assert.deepEqual(setting.read(good), good);
      for (const value of bad) assert.equal(setting.read(value), undefined);
    });
  }

  it('of a window reads as before, and belongs to no folder', () => {
    const setting = forWindow(oneOf(['a', 'b'], ''));
    assert.equal(setting.scope, 'window');
    assert.equal(setting.read('b'), 'b');
  });

  it('of the machine reads as before, out of reach for a workspace', () => {
    const setting = machine(flag(true, ''));
    assert.equal(setting.scope, 'machine');
    assert.equal(setting.read(false), false);
  });

  it('can be one for folders that are trusted', () => {
    assert.equal(forTrusted(text('', '')).needsTrust, true);
    assert.equal(text('', '').needsTrust, undefined);
  });
});
