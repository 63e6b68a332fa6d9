import assert from 'node:assert/strict';
import { ModelFault } from '../../../src/core/models/modelRuntime.js';
import type { ReadinessSettings } from '../../../src/core/models/readiness.js';
import { settled } from '../../support/handClock.js';
import { readinessOf } from '../../support/readinessOf.js';
import { installedModel, ScriptedRuntime } from '../../support/scriptedRuntime.js';

const never = new AbortController().signal;
const DOWN = new ModelFault('unreachable', '127.0.0.1:11434');

describe('Readiness', () => {
  it('is ready at once where the model is in memory', async () => {
    const runtime = new ScriptedRuntime();
    const { readiness, states } = readinessOf(runtime);
    const { name, contextLength } = await readiness.ready(false, never);
    assert.deepEqual([name, contextLength], ['qwen2.5-coder:1.5b-base', 4096]);
    assert.deepEqual(states, ['ready']);
    assert.deepEqual(runtime.loads, []);
  });

  it('loads the model with a request that no keystroke cancels', async () => {
    const runtime = new ScriptedRuntime();
    runtime.inMemory = [];
    let loaded = (): void => undefined;
    runtime.beforeLoad = () => new Promise(resolve => (loaded = resolve));
    const { readiness, states } = readinessOf(runtime);
    const key = new AbortController();
    const first = readiness.ready(false, key.signal);
    const second = readiness.ready(false, never);
    await settled();
    key.abort();
    await assert.rejects(first, { name: 'AbortError' });
    assert.deepEqual(states, ['loading']);
    loaded();
    await second;
    assert.equal(runtime.loads.length, 1);
    assert.deepEqual(states, ['loading', 'ready']);
  });

  it('looks now and then while the server is down, however fast the person types', async () => {
    const runtime = new ScriptedRuntime();
    runtime.fault = DOWN;
    const { readiness, clock, states } = readinessOf(runtime);
    for (let second = 0; second < 60; second++) {
      await assert.rejects(readiness.ready(false, never), { kind: 'unreachable' });
      await clock.advance(1_000);
    }
    assert.ok(runtime.looks <= 15, `${runtime.looks} looks in a minute`);
    assert.equal(states[0], 'problem');
  });

  it('is ready by itself when the server is back', async () => {
    const runtime = new ScriptedRuntime();
    runtime.fault = DOWN;
    const { readiness, clock, states } = readinessOf(runtime);
    await assert.rejects(readiness.ready(false, never));
    runtime.fault = undefined;
    await clock.advance(1_000);
    assert.equal(states.at(-1), 'ready');
    await readiness.ready(false, never);
  });

  it('finds a server that comes back within five seconds, however long it was away', async () => {
    const runtime = new ScriptedRuntime();
    runtime.fault = DOWN;
    const { readiness, clock, states } = readinessOf(runtime);
    for (let second = 0; second < 600; second++) {
      await assert.rejects(readiness.ready(false, never));
      await clock.advance(1_000);
    }
    runtime.fault = undefined;
    for (let second = 0; second < 5; second++) await clock.advance(1_000);
    assert.equal(states.at(-1), 'ready');
  });

  it('looks no more some minutes after the last key, and at once at the next', async () => {
    const runtime = new ScriptedRuntime();
    runtime.fault = DOWN;
    const { readiness, clock, states } = readinessOf(runtime);
    await assert.rejects(readiness.ready(false, never));
    for (let second = 0; second < 320; second++) await clock.advance(1_000);
    const { looks } = runtime;
    for (let second = 0; second < 600; second++) await clock.advance(1_000);
    assert.equal(runtime.looks, looks);
    runtime.fault = undefined;
    await assert.rejects(readiness.ready(false, never));
    await settled();
    assert.equal(states.at(-1), 'ready');
  });

  it('repeats a load that takes long only after some times as long', async () => {
    const runtime = new ScriptedRuntime();
    runtime.inMemory = [];
    const { readiness, clock } = readinessOf(runtime);
    runtime.beforeLoad = async () => {
      await clock.pause(10_000, never);
      throw new ModelFault('memory', 'qwen2.5-coder:1.5b-base');
    };
    readiness.reset();
    for (let second = 0; second < 120; second++) await clock.advance(1_000);
    assert.equal(runtime.loads.length, 3);
  });

  it('looks no more once nobody wants a model', async () => {
    const runtime = new ScriptedRuntime();
    runtime.fault = DOWN;
    const { readiness, clock } = readinessOf(runtime);
    await assert.rejects(readiness.ready(false, never));
    const looks = runtime.looks;
    readiness.rest();
    for (let second = 0; second < 60; second++) await clock.advance(1_000);
    assert.equal(runtime.looks, looks);
  });

  it('asks the server again at a command', async () => {
    const runtime = new ScriptedRuntime();
    runtime.fault = DOWN;
    const { readiness } = readinessOf(runtime);
    await assert.rejects(readiness.ready(false, never));
    runtime.fault = undefined;
    await readiness.ready(true, never);
  });

  it('makes sure of the model after a minute of silence', async () => {
    const runtime = new ScriptedRuntime();
    const { readiness, clock } = readinessOf(runtime);
    await readiness.ready(false, never);
    await readiness.ready(false, never);
    assert.equal(runtime.looks, 1);
    runtime.inMemory = [];
    await clock.advance(61_000);
    await readiness.ready(false, never);
    assert.equal(runtime.loads.length, 1);
  });

  it('no longer says that a server has to be updated, once it was', async () => {
    const runtime = new ScriptedRuntime();
    runtime.serverVersion = '0.17.0';
    const { readiness, clock } = readinessOf(runtime);
    assert.match((await readiness.ready(false, never)).note?.reason ?? '', /CVE-2026-7482/);
    runtime.serverVersion = '0.17.1';
    await clock.advance(61_000);
    assert.equal((await readiness.ready(false, never)).note, undefined);
  });

  it('loads anew where the settings name another context length', async () => {
    const runtime = new ScriptedRuntime();
    const { readiness } = readinessOf(runtime, { contextLength: 16384 });
    const ready = await readiness.ready(false, never);
    assert.equal(runtime.loads[0]?.contextLength, 16384);
    assert.equal(ready.echo, 16384);
  });

  const strangers: readonly {
    readonly does: string;
    readonly settings?: Partial<ReadinessSettings>;
    readonly vocabulary?: readonly string[];
    readonly family: string;
  }[] = [
    {
      does: 'recognizes a fine-tune by its vocabulary',
      vocabulary: ['<fim_prefix>', '<fim_suffix>', '<fim_middle>'],
      family: 'granite-code',
    },
    { does: 'is ready with a model of which nothing is told', family: 'prefix' },
    {
      does: 'takes the family that the settings name',
      settings: { family: 'codestral' },
      vocabulary: ['<fim_prefix>', '<fim_suffix>', '<fim_middle>'],
      family: 'codestral',
    },
  ];
  for (const { does, settings, vocabulary, family } of strangers) {
    it(does, async () => {
      const runtime = new ScriptedRuntime();
      runtime.models = [installedModel('mine:latest')];
      if (vocabulary) runtime.vocabularies = { 'mine:latest': vocabulary };
      const { readiness } = readinessOf(runtime, settings);
      assert.equal((await readiness.ready(false, never)).family.id, family);
    });
  }

  it('forgets what it knew when settings change, also in the middle of a look', async () => {
    const runtime = new ScriptedRuntime();
    const { readiness, states } = readinessOf(runtime);
    const old = readiness.ready(false, never);
    runtime.models = [installedModel('codestral:latest')];
    runtime.inMemory = [{ name: 'codestral:latest', contextLength: 4096 }];
    readiness.reset();
    await old;
    const now = await readiness.ready(false, never);
    assert.equal(now.name, 'codestral:latest');
    assert.deepEqual(states, ['ready']);
  });
});
