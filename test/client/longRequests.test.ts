import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { LongRequests } from '../../src/client/longRequests.js';

describe('a request that takes long', () => {
  beforeEach(() => {
    mock.timers.enable({ apis: ['setInterval', 'Date'] });
  });

  afterEach(() => {
    mock.timers.reset();
  });

  it('counts its seconds after some of them, until its end', () => {
    const told: string[] = [];
    const end = new LongRequests().begin('cove/action/run', words => told.push(words));
    pass(4);
    end();
    pass(4);
    assert.deepEqual(told, ['3 s', '4 s']);
  });

  it('says at once which answer was asked for before it, and no more once that is there', () => {
    const requests = new LongRequests();
    const told: string[] = [];
    requests.begin('cove/models/pull');
    const answered = requests.begin('cove/chat/send');
    requests.begin('cove/commit/message', words => told.push(words));
    requests.begin('cove/action/run');
    pass(3);
    answered();
    pass(1);
    const waits = 'The chat’s answer is still being written …';
    assert.deepEqual(told, [waits, waits, waits, `${waits} 3 s`, '4 s']);
  });
});

/** The date would be ahead of the timers, were it all at once. */
function pass(seconds: number): void {
  for (let second = 0; second < seconds; second += 1) mock.timers.tick(1_000);
}
