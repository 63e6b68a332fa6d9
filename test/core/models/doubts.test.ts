import assert from 'node:assert/strict';
import { ModelFault } from '../../../src/core/models/modelRuntime.js';
import { HeldRuntime } from '../../support/heldRuntime.js';
import { readinessOf } from '../../support/readinessOf.js';

const never = new AbortController().signal;
const DOWN = new ModelFault('unreachable', '127.0.0.1:11434');

describe('Doubts of a server that says nothing', () => {
  const MODEL = 'qwen2.5-coder:1.5b-base';

  function waiting(): ReturnType<typeof readinessOf> & { readonly runtime: HeldRuntime } {
    const runtime = new HeldRuntime();
    return { runtime, ...readinessOf(runtime) };
  }

  it('says so within ten seconds, and asks for one token alone', async () => {
    const { runtime, readiness, clock, states } = waiting();
    await readiness.ready(false, never);
    readiness.waits();
    for (let second = 0; second < 10; second++) await clock.advance(1_000);
    assert.deepEqual(states, ['ready', 'problem']);
    await assert.rejects(readiness.ready(false, never), new ModelFault('silent', MODEL));
    for (let second = 0; second < 10; second++) await clock.advance(1_000);
    assert.deepEqual(
      runtime.held.map(({ request }) => request.maxTokens),
      [1],
    );
  });

  it('looks again at once where the silence ends in a fault, as where the server is restarted', async () => {
    const { runtime, readiness, clock, states } = waiting();
    await readiness.ready(false, never);
    readiness.waits();
    for (let second = 0; second < 20; second++) await clock.advance(1_000);
    await runtime.newest.fail(DOWN);
    for (let second = 0; second < 5; second++) await clock.advance(1_000);
    await runtime.newest.say('2');
    await runtime.newest.end();
    assert.equal(states.at(-1), 'ready');
  });

  it('counts the waits of requests that were given up one after the other', async () => {
    const { readiness, clock, states } = waiting();
    await readiness.ready(false, never);
    for (let key = 0; key < 20; key++) {
      const heard = readiness.waits();
      await clock.advance(500);
      heard();
    }
    assert.deepEqual(states, ['ready', 'problem']);
  });

  it('is content with a server that answers now and then', async () => {
    const { runtime, readiness, clock, states } = waiting();
    await readiness.ready(false, never);
    for (let key = 0; key < 100; key++) {
      const heard = readiness.waits();
      await clock.advance(1_000);
      heard();
      if (key % 4 === 3) readiness.answered();
    }
    assert.deepEqual(states, ['ready']);
    assert.equal(runtime.held.length, 0);
  });

  it('says nothing where the one token comes', async () => {
    const { runtime, readiness, clock, states } = waiting();
    await readiness.ready(false, never);
    readiness.waits();
    await clock.advance(5_000);
    await runtime.newest.say('2');
    await runtime.newest.end();
    for (let second = 0; second < 10; second++) await clock.advance(1_000);
    assert.ok(!states.includes('problem'));
  });

  it('is ready again with the first word', async () => {
    const { readiness, clock, states } = waiting();
    await readiness.ready(false, never);
    readiness.waits();
    for (let second = 0; second < 10; second++) await clock.advance(1_000);
    readiness.answered();
    assert.deepEqual(states, ['ready', 'problem', 'ready']);
    await readiness.ready(false, never);
  });

  it('loads a model that somebody else threw out', async () => {
    const { runtime, readiness, clock, states } = waiting();
    await readiness.ready(false, never);
    runtime.inMemory = [];
    readiness.waits();
    await clock.advance(5_000);
    assert.deepEqual(
      runtime.loads.map(({ model }) => model),
      [MODEL],
    );
    assert.deepEqual(states, ['ready', 'loading']);
  });

  it('makes an Ollama that hangs load the model anew, and is ready with its first token', async () => {
    const { runtime, readiness, clock, states, hung } = waiting();
    await readiness.ready(false, never);
    readiness.waits();
    for (let second = 0; second < 35; second++) await clock.advance(1_000);
    assert.deepEqual([runtime.unloads, hung()], [[MODEL], 1]);
    assert.deepEqual(
      runtime.loads.map(({ model }) => model),
      [MODEL],
    );
    await runtime.newest.say('2');
    await runtime.newest.end();
    assert.equal(states.at(-1), 'ready');
    await readiness.ready(false, never);
  });

  it('gives one that is slow, and does not hang, twice as long each time', async () => {
    const { runtime, readiness, clock } = waiting();
    await readiness.ready(false, never);
    readiness.waits();
    for (let second = 0; second < 180; second++) {
      await clock.advance(1_000);
      // A person goes on typing.
      await readiness.ready(false, never).catch(() => undefined);
    }
    assert.equal(runtime.unloads.length, 3);
  });

  it('knows nothing of how slow the server was that other settings named', async () => {
    const { runtime, readiness, clock } = waiting();
    await readiness.ready(false, never);
    readiness.waits();
    for (let second = 0; second < 25; second++) await clock.advance(1_000);
    assert.deepEqual(runtime.unloads, [MODEL]);
    readiness.reset();
    await readiness.ready(false, never);
    readiness.waits();
    for (let second = 0; second < 25; second++) await clock.advance(1_000);
    assert.deepEqual(runtime.unloads, [MODEL, MODEL]);
  });

  it('lets a server be that answers somebody else for Cove', async () => {
    const { runtime, readiness, clock } = waiting();
    await readiness.ready(false, never);
    readiness.waits();
    await clock.advance(5_000);
    const ended = readiness.isOccupied();
    for (let second = 0; second < 60; second++) await clock.advance(1_000);
    assert.deepEqual(runtime.unloads, []);
    ended();
    for (let second = 0; second < 30; second++) await clock.advance(1_000);
    assert.deepEqual(runtime.unloads, [MODEL]);
  });

  it('lets another server than Ollama be, which cannot let go of a model', async () => {
    const { runtime, readiness, clock, hung } = waiting();
    runtime.server = 'llama.cpp';
    await readiness.ready(false, never);
    readiness.waits();
    for (let second = 0; second < 100; second++) await clock.advance(1_000);
    assert.deepEqual([runtime.unloads, hung()], [[], 0]);
  });

  for (const kind of ['crashed', 'busy', 'failed'] as const) {
    it(`believes an answer alone after a request that ${kind}`, async () => {
      const { runtime, readiness, clock, states } = waiting();
      await readiness.ready(false, never);
      readiness.failed(new ModelFault(kind, ''));
      await clock.advance(1_000);
      assert.deepEqual(states, ['ready', 'problem']);
      await runtime.newest.say('2');
      await runtime.newest.end();
      assert.deepEqual(states, ['ready', 'problem', 'ready']);
    });
  }
});
