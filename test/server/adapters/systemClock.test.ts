import assert from 'node:assert/strict';
import { SYSTEM_CLOCK } from '../../../src/server/adapters/systemClock.js';

describe('SYSTEM_CLOCK', () => {
  const never = new AbortController().signal;

  it('never goes back', async () => {
    const before = SYSTEM_CLOCK.now();
    await SYSTEM_CLOCK.pause(1, never);
    assert.ok(before <= SYSTEM_CLOCK.now());
  });

  it('rejects with the reason as soon as the signal aborts', async () => {
    const abort = new AbortController();
    const pause = SYSTEM_CLOCK.pause(3_600_000, abort.signal);
    abort.abort(new Error('typed on'));
    await assert.rejects(pause, { message: 'typed on' });
  });

  it('rejects where the signal has aborted already', async () => {
    const pause = SYSTEM_CLOCK.pause(3_600_000, AbortSignal.abort(new Error('typed on')));
    await assert.rejects(pause, { message: 'typed on' });
  });
});
