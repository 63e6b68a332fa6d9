import assert from 'node:assert/strict';
import { Pause } from '../../src/server/pause.js';
import { HandClock } from '../support/handClock.js';

const HOUR_MS = 3_600_000;

describe('Pause', () => {
  const paused = () => {
    const clock = new HandClock();
    const told: (string | undefined)[] = [];
    const onChange = (until: string | undefined): void => void told.push(until);
    return { clock, told, pause: new Pause({ clock, wallTime: () => clock.now(), onChange }) };
  };

  it('is over by itself when its time has come', async () => {
    const { clock, told, pause } = paused();
    pause.take(60);
    await clock.advance(HOUR_MS - 1);
    assert.equal(pause.until, '1970-01-01T01:00:00.000Z');
    await clock.advance(1);
    assert.equal(pause.until, undefined);
    assert.deepEqual(told, ['1970-01-01T01:00:00.000Z', undefined]);
  });

  it('is over at once when the person goes on', () => {
    const { told, pause } = paused();
    pause.take(60);
    pause.take(0);
    assert.equal(pause.until, undefined);
    assert.deepEqual(told.at(-1), undefined);
  });

  it('lasts as long as the newest says', async () => {
    const { clock, pause } = paused();
    pause.take(60);
    pause.take(120);
    await clock.advance(HOUR_MS);
    assert.equal(pause.until, '1970-01-01T02:00:00.000Z');
  });
});
