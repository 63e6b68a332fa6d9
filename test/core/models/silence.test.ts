import assert from 'node:assert/strict';
import { Silence } from '../../../src/core/models/silence.js';
import { HandClock } from '../../support/handClock.js';

describe('Silence', () => {
  function silent(): { readonly silence: Silence; readonly clock: HandClock; long: number } {
    const clock = new HandClock();
    const heard = { clock, long: 0, silence: new Silence(clock, () => (heard.long += 1)) };
    return heard;
  }

  it('is long after five seconds without a word', async () => {
    const heard = silent();
    heard.silence.waits();
    await heard.clock.advance(4_999);
    assert.equal(heard.long, 0);
    await heard.clock.advance(1);
    assert.equal(heard.long, 1);
  });

  it('adds up over requests that were given up', async () => {
    const heard = silent();
    for (let key = 0; key < 10; key++) {
      const ended = heard.silence.waits();
      await heard.clock.advance(500);
      ended();
    }
    heard.silence.waits();
    await heard.clock.advance(0);
    assert.equal(heard.long, 1);
  });

  it('is none while the server answers something else, and begins anew behind that', async () => {
    const heard = silent();
    heard.silence.waits();
    await heard.clock.advance(4_000);
    const ended = heard.silence.isOccupied();
    for (let second = 0; second < 60; second += 1) await heard.clock.advance(1_000);
    const other = heard.silence.waits();
    await heard.clock.advance(9_000);
    other();
    ended();
    for (let second = 0; second < 4; second += 1) await heard.clock.advance(1_000);
    assert.equal(heard.long, 0);
    await heard.clock.advance(1_000);
    assert.equal(heard.long, 1);
  });

  it('begins anew with a word', async () => {
    const heard = silent();
    const ended = heard.silence.waits();
    await heard.clock.advance(4_000);
    ended();
    heard.silence.isBroken();
    heard.silence.waits();
    await heard.clock.advance(4_999);
    assert.equal(heard.long, 0);
  });
});
