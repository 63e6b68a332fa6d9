import assert from 'node:assert/strict';
import { endingOf } from '../../src/server/endingOf.js';
import { HandClock, settled } from '../support/handClock.js';

/** What ends a server whose chat is kept as `kept` is, what was told of it, and its clock. */
function ending(kept: Promise<void>): {
  readonly end: () => Promise<void>;
  readonly told: string[];
  readonly clock: HandClock;
} {
  const told: string[] = [];
  const clock = new HandClock();
  const running = (name: string) => ({ dispose: () => void told.push(name) });
  const end = endingOf({
    readiness: running('readiness'),
    pause: running('pause'),
    battery: running('battery'),
    codebase: running('codebase'),
    engine: { forget: () => void told.push('engine') },
    chat: {
      close: () => {
        told.push('chat');
        return kept;
      },
    },
    exchanges: {
      end: () => {
        told.push('exchanges');
        return Promise.resolve();
      },
    },
    clock,
  });
  return { end, told, clock };
}

const LOOKS = ['readiness', 'pause', 'battery', 'codebase', 'engine'];

describe('the end of a server', () => {
  it('looks for nothing any more, keeps what came, and closes what is left, once', async () => {
    const { end, told } = ending(Promise.resolve());
    await Promise.all([end(), end()]);
    await end();
    assert.deepEqual(told, [...LOOKS, 'chat', 'exchanges']);
  });

  it('closes what is left after a second where a disk takes longer', async () => {
    const { end, told, clock } = ending(new Promise(() => undefined));
    let isOver = false;
    const over = end().then(() => (isOver = true));
    await clock.advance(999);
    await settled();
    assert.equal(isOver, false);
    assert.ok(!told.includes('exchanges'));
    await clock.advance(1);
    await over;
    assert.deepEqual(told, [...LOOKS, 'chat', 'exchanges']);
  });
});
