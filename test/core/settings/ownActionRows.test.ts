import assert from 'node:assert/strict';
import { readSettings } from '../../../src/core/settings/readSettings.js';

const GOOD = { title: 'Add Logging', prompt: 'Log each call.', delivery: 'rewrite' };

describe('the setting of own actions', () => {
  const rows: readonly [what: string, row: unknown, says: RegExp][] = [
    ['no title', { prompt: 'Log.' }, /row 2 has no title/],
    ['a blank title', { title: ' ', prompt: 'Log.' }, /row 2 has no title/],
    [
      'a title that fills the menu',
      { ...GOOD, title: 'a'.repeat(61) },
      /row 2 has a title of over/,
    ],
    ['no prompt', { title: 'Log' }, /row 2 has no prompt/],
    ['a prompt that is a manual', { title: 'Log', prompt: 'a'.repeat(2_001) }, /prompt of over/],
    ['another delivery', { title: 'Log', prompt: 'Log.', delivery: 'mail' }, /delivery/],
    ['the title of another', GOOD, /row 2 has the title of another/],
    ['nothing of a row', 7, /row 2 has no title/],
  ];
  for (const [what, row, says] of rows) {
    it(`leaves out a row with ${what}, says so, and keeps the others`, () => {
      const last = { ...GOOD, title: 'Last' };
      const { settings, problems } = readSettings({ actions: [GOOD, row, last] });
      assert.deepEqual(settings.actions, [GOOD, last]);
      assert.equal(problems.length, 1);
      assert.match(problems[0] ?? '', /^cove\.actions: /);
      assert.match(problems[0] ?? '', says);
    });
  }

  it('takes code for what is wanted where nothing is said', () => {
    const { settings, problems } = readSettings({ actions: [{ title: ' Log ', prompt: 'Log.' }] });
    assert.deepEqual(settings.actions, [{ title: 'Log', prompt: 'Log.', delivery: 'rewrite' }]);
    assert.deepEqual(problems, []);
  });

  it('is empty where it is no list, and bounded where it has no end', () => {
    const none = readSettings({ actions: 'Log' });
    assert.deepEqual(none.settings.actions, []);
    assert.equal(none.problems.length, 1);
    const many = Array.from({ length: 60 }, (_, at) => ({ ...GOOD, title: `Log ${at}` }));
    const some = readSettings({ actions: many });
    assert.equal(some.settings.actions.length, 50);
    assert.match(some.problems[0] ?? '', /behind the first 50/);
  });
});
