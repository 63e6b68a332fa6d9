import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { UpdateLane } from '../../src/client/updateLane.js';

describe('the updates of a document', () => {
  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout'] });
  });

  afterEach(() => {
    mock.timers.reset();
  });

  function begun(): { readonly lane: UpdateLane<string>; readonly seen: string[] } {
    const seen: string[] = [];
    const changed = { fire: (address: string) => seen.push(`told of ${address}`) };
    const lane = new UpdateLane('a page', changed, () => seen.push('looked'));
    return { lane, seen };
  }

  it('are told one at a time, so that none overtakes another', () => {
    const { lane, seen } = begun();
    lane.send();
    lane.send();
    lane.arrived();
    lane.send();
    assert.deepEqual(seen, ['told of a page', 'looked', 'told of a page']);
  });

  it('are looked at once there is another text, unless one is on its way', () => {
    const { lane, seen } = begun();
    lane.renew();
    lane.send();
    lane.renew();
    lane.arrived();
    assert.deepEqual(seen, ['looked', 'told of a page', 'looked']);
  });

  it('are looked at again where the editor lost one', () => {
    const { lane, seen } = begun();
    lane.send();
    mock.timers.tick(1_000);
    assert.deepEqual(seen, ['told of a page']);
    mock.timers.tick(1_000);
    assert.deepEqual(seen, ['told of a page', 'looked']);
    lane.renew();
    assert.deepEqual(seen, ['told of a page', 'looked', 'looked']);
  });

  it('are waited for no more once it is closed', () => {
    const { lane, seen } = begun();
    lane.send();
    lane.end();
    mock.timers.tick(60_000);
    assert.deepEqual(seen, ['told of a page']);
  });
});
