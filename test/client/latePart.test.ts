import assert from 'node:assert/strict';
import { LatePart } from '../../src/client/latePart.js';

describe('a part that is built late', () => {
  function begun(): { readonly late: LatePart<{ dispose(): void }>; readonly seen: string[] } {
    const seen: string[] = [];
    const late = new LatePart(() => {
      seen.push('built');
      return Promise.resolve({ dispose: () => void seen.push('disposed') });
    });
    return { late, seen };
  }

  it('is built once, however often it is wanted', async () => {
    const { late, seen } = begun();
    assert.deepEqual(seen, []);
    assert.equal(await late.get(), await late.get());
    assert.deepEqual(seen, ['built']);
  });

  it('is built again at the next use where that failed, and fails all who wait for one', async () => {
    let builds = 0;
    const late = new LatePart(() => {
      builds += 1;
      if (builds === 1) return Promise.reject(new Error('not read'));
      return Promise.resolve({ dispose: () => undefined });
    });
    const waiting = [late.get(), late.get()];
    for (const get of waiting) await assert.rejects(get, /not read/);
    assert.equal(builds, 1);
    assert.equal(await late.get(), await late.get());
    assert.equal(builds, 2);
  });

  it('is disposed of where it was built, and not built for that', async () => {
    const { late, seen } = begun();
    late.dispose();
    await Promise.resolve();
    assert.deepEqual(seen, []);
    await late.get();
    late.dispose();
    await Promise.resolve();
    assert.deepEqual(seen, ['built', 'disposed']);
  });
});
