import assert from 'node:assert/strict';
import { Lane } from '../../../src/core/completion/lane.js';
import type { FillOrder } from '../../../src/core/completion/runningFill.js';
import { fillOrder, REQUEST } from '../../support/fillOrder.js';
import { HandClock, settled } from '../../support/handClock.js';
import { HeldRequest } from '../../support/heldRuntime.js';
import { siteAt } from '../../support/siteAt.js';

const never = new AbortController().signal;

function orderAt(marked: string): { readonly order: FillOrder; readonly request: HeldRequest } {
  const request = new HeldRequest(REQUEST);
  return { order: fillOrder(marked, { ask: signal => request.stream(signal) }), request };
}

describe('Lane', () => {
  it('begins a request when the socket of the one before is closed', async () => {
    const lane = new Lane(new HandClock());
    const one = orderAt('a█');
    const two = orderAt('b█');
    await lane.open(one.order, never);
    assert.ok(!lane.isFree);
    await lane.open(two.order, never);
    assert.ok(one.request.closed);
    assert.ok(!two.request.closed);
  });

  it('lets only the last of many begin, who were told to hurry', async () => {
    const lane = new Lane(new HandClock());
    const orders = ['a█', 'b█', 'c█'].map(orderAt);
    const aborts = orders.map(() => new AbortController());
    const opened = orders.map(({ order }, n) => {
      for (const abort of aborts.slice(0, n)) abort.abort();
      return lane.open(order, aborts[n]?.signal ?? never);
    });
    const statuses = (await Promise.allSettled(opened)).map(({ status }) => status);
    assert.equal(statuses.at(-1), 'fulfilled');
    await settled();
    assert.deepEqual(
      orders.map(({ request }) => request.closed),
      [true, false, false],
    );
  });

  it('offers a stream to who types along, and closes it for who does not', async () => {
    const lane = new Lane(new HandClock());
    const { order, request } = orderAt('foo█');
    const fill = await lane.open(order, never);
    await request.say('(');
    assert.equal(lane.fitting(siteAt('foo(█')), fill);
    assert.equal(lane.fitting(siteAt('foo.█')), undefined);
    await settled();
    assert.ok(request.closed);
  });

  it('keeps a stream that was left for as long as an editor needs to ask again', async () => {
    const clock = new HandClock();
    const lane = new Lane(clock);
    const { order, request } = orderAt('foo█');
    await lane.open(order, never);
    await request.say('(');
    lane.leave();
    assert.ok(lane.changed('file:///work/sample', 'foo()', undefined));
    await clock.advance(100);
    assert.ok(lane.fitting(siteAt('foo(█)')));
    await clock.advance(1_000);
    assert.ok(!request.closed, 'somebody waits for it again');
  });

  it('does not care about other documents', async () => {
    const lane = new Lane(new HandClock());
    const { order, request } = orderAt('foo█');
    await lane.open(order, never);
    assert.ok(!lane.changed('file:///other', 'x', undefined));
    await settled();
    assert.ok(!request.closed);
  });
});
