import assert from 'node:assert/strict';
import { untilAborted } from '../../../src/core/base/untilAborted.js';

describe('untilAborted', () => {
  it('hands on what comes of the work', async () => {
    const { signal } = new AbortController();
    assert.equal(await untilAborted(Promise.resolve(1), signal), 1);
    await assert.rejects(untilAborted(Promise.reject(new Error('no')), signal), /no/);
  });

  it('leaves when aborted, before and while it waits', async () => {
    const abort = new AbortController();
    const endless = new Promise<never>(() => undefined);
    const waiting = untilAborted(endless, abort.signal);
    abort.abort();
    await assert.rejects(waiting, { name: 'AbortError' });
    await assert.rejects(untilAborted(endless, abort.signal), { name: 'AbortError' });
  });

  it('hears of work that fails when nobody waits for it: a process ends with what nobody hears of', async () => {
    const unheard: unknown[] = [];
    const hear = (reason: unknown): void => void unheard.push(reason);
    const others = process.listeners('unhandledRejection');
    process.removeAllListeners('unhandledRejection');
    process.on('unhandledRejection', hear);
    try {
      const failing = Promise.reject(new Error('no'));
      const gone = AbortSignal.abort();
      await assert.rejects(untilAborted(failing, gone), { name: 'AbortError' });
      await new Promise(resolve => setImmediate(resolve));
      assert.deepEqual(unheard, []);
    } finally {
      process.off('unhandledRejection', hear);
      for (const other of others) process.on('unhandledRejection', other);
    }
  });
});
