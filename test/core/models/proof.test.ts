import assert from 'node:assert/strict';
import { ModelFault } from '../../../src/core/models/modelRuntime.js';
import { proofOf, provesItself } from '../../../src/core/models/proof.js';
import { HandClock } from '../../support/handClock.js';
import { HeldRuntime } from '../../support/heldRuntime.js';

const PROOF = proofOf('coder', 4_096);

describe('provesItself', () => {
  function asked(): {
    readonly runtime: HeldRuntime;
    readonly clock: HandClock;
    readonly proven: Promise<void>;
    late: number;
    isHung: boolean;
  } {
    const [runtime, clock] = [new HeldRuntime(), new HandClock()];
    const proof = {
      ...{ runtime, clock, hungAfterMs: 20_000 },
      late: 0,
      onLate: () => (proof.late += 1),
      isHung: false,
      hangs: () => proof.isHung,
    };
    const proven = provesItself(proof, PROOF, new AbortController().signal);
    return Object.assign(proof, { proven });
  }

  it('asks for one token, and for no word of a person', async () => {
    const { runtime, proven } = asked();
    assert.equal(runtime.newest.request.maxTokens, 1);
    assert.equal(runtime.newest.request.prompt, '1');
    await runtime.newest.say('2');
    await runtime.newest.end();
    await proven;
  });

  it('tells once that it takes long, and waits on', async () => {
    const proof = asked();
    for (let second = 0; second < 60; second++) await proof.clock.advance(1_000);
    assert.equal(proof.late, 1);
    await proof.runtime.newest.say('2');
    await proof.runtime.newest.end();
    await proof.proven;
  });

  it('is let go by a server that hangs, and says so', async () => {
    const proof = asked();
    const rejected = assert.rejects(proof.proven, new ModelFault('silent', 'coder'));
    for (let second = 0; second < 30; second++) await proof.clock.advance(1_000);
    assert.deepEqual(proof.runtime.unloads, []);
    proof.isHung = true;
    for (let second = 0; second < 20; second++) await proof.clock.advance(1_000);
    await rejected;
    assert.equal(proof.runtime.newest.closed, true);
    assert.deepEqual(proof.runtime.unloads, ['coder']);
  });

  it('rejects with what is wrong', async () => {
    const { runtime, proven } = asked();
    const rejected = assert.rejects(proven, new ModelFault('memory', 'coder'));
    await runtime.newest.fail(new ModelFault('memory', 'coder'));
    await rejected;
  });
});
