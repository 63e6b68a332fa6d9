import assert from 'node:assert/strict';
import { Slices } from '../../../src/core/codebase/slices.js';
import { HandClock } from '../../support/handClock.js';

describe('slices', () => {
  it('give others their turn once some milliseconds passed', async () => {
    const clock = new HandClock();
    const slices = new Slices(clock);
    const { signal } = new AbortController();
    await slices.next(signal);
    await clock.advance(4);
    await slices.next(signal);
    assert.equal(clock.pauses.length, 0);
    await clock.advance(1);
    await slices.next(signal);
    await slices.next(signal);
    assert.deepEqual(clock.pauses, [0]);
  });

  it('end with the signal', async () => {
    const clock = new HandClock();
    const slices = new Slices(clock);
    await clock.advance(9);
    await assert.rejects(slices.next(AbortSignal.abort()));
  });
});
