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

  function begun(): { readonly lane: UpdateLane; readonly seen: string[] } {
    const seen: string[] = [];
    const lane = new UpdateLane({ tell: () => seen.push('told'), then: () => seen.push('then') });
    return { lane, seen };
  }

  it('are told one at a time, so that none overtakes another', () => {
    const { lane, seen } = begun();
    lane.send();
    lane.send();
    assert.ok(lane.isBusy);
    lane.arrived();
    assert.ok(!lane.isBusy);
    lane.send();
    assert.deepEqual(seen, ['told', 'then', 'told']);
  });

  it('are looked at again where the editor lost one', () => {
    const { lane, seen } = begun();
    lane.send();
    mock.timers.tick(1_000);
    assert.deepEqual(seen, ['told']);
    mock.timers.tick(1_000);
    assert.deepEqual(seen, ['told', 'then']);
    assert.ok(!lane.isBusy);
  });

  it('are waited for no more once it is closed', () => {
    const { lane, seen } = begun();
    lane.send();
    lane.end();
    mock.timers.tick(60_000);
    assert.deepEqual(seen, ['told']);
  });
});
