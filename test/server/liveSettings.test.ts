import assert from 'node:assert/strict';
import { LiveSettings } from '../../src/server/liveSettings.js';

const GOOD = { title: 'Log', prompt: 'Log it.' };

/** What a client answers, for the window and for its folders in turn. */
function asked(...answers: readonly unknown[]): Parameters<LiveSettings['pull']>[0] {
  const workspace = { getConfiguration: () => Promise.resolve(answers) };
  return { workspace } as unknown as Parameters<LiveSettings['pull']>[0];
}

describe('the settings of a folder', () => {
  it('hold for its documents, and their bad rows are told once', async () => {
    const logged: string[] = [];
    const settings = new LiveSettings((_level, event) => void logged.push(event), {});
    const bad = { actions: [GOOD, { title: 'Bad' }] };
    await settings.pull(asked({}, bad, bad), ['file:///a', 'file:///b']);
    assert.equal(settings.for('file:///a/x.ts').actions.length, 1);
    assert.equal(settings.window.actions.length, 0);
    assert.equal(settings.problems.length, 1);
    assert.match(settings.problems[0] ?? '', /cove\.actions: row 2 has no prompt/);
    assert.deepEqual(logged, ['bad setting']);
  });

  it('are not told of any more when they are put right', async () => {
    const settings = new LiveSettings(() => undefined, {});
    await settings.pull(asked({}, { actions: [{ title: 'Bad' }] }), ['file:///a']);
    await settings.pull(asked({}, { actions: [GOOD] }), ['file:///a']);
    assert.deepEqual(settings.problems, []);
  });
});
