import assert from 'node:assert/strict';
import { type CompletionDeps, CompletionEngine } from '../../../src/core/completion/engine.js';
import { ModelFault } from '../../../src/core/models/modelRuntime.js';
import { Readiness, type ModelState } from '../../../src/core/models/readiness.js';
import { completionSettingsWith } from '../../support/completionSettingsWith.js';
import { HandClock, settled } from '../../support/handClock.js';
import { ScriptedRuntime } from '../../support/scriptedRuntime.js';
import { siteAt } from '../../support/siteAt.js';

const SETTINGS = completionSettingsWith({ excluded: uri => uri.endsWith('/.env') });
const never = new AbortController().signal;

function engineWith(
  runtime: ScriptedRuntime,
  clock = new HandClock(),
): {
  readonly engine: CompletionEngine;
  readonly states: string[];
  readonly clock: HandClock;
} {
  const states: string[] = [];
  const onState = (state: ModelState): void => void states.push(state.kind);
  const settings = () => ({ model: '', contextLength: 0, keepAlive: '' });
  const deps: CompletionDeps = {
    runtime,
    readiness: new Readiness({ runtime, clock, settings, onState }),
    syntax: { placeAt: () => undefined },
    clock,
    fileName: () => 'sample',
    onWork: () => undefined,
  };
  return { engine: new CompletionEngine(deps), states, clock };
}

describe('CompletionEngine', () => {
  it('answers from memory while the person types along', async () => {
    const runtime = new ScriptedRuntime('(bar);');
    const { engine } = engineWith(runtime);
    const first = await engine.complete(siteAt('foo█'), 'typing', SETTINGS, never);
    const second = await engine.complete(siteAt('foo(b█'), 'typing', SETTINGS, never);
    assert.deepEqual([first?.text, second?.text], ['(bar);', 'ar);']);
    assert.equal(runtime.asked.length, 1);
  });

  it('answers from memory when the person goes back', async () => {
    const runtime = new ScriptedRuntime('(bar);');
    const { engine } = engineWith(runtime);
    await engine.complete(siteAt('foo█'), 'typing', SETTINGS, never);
    await engine.complete(siteAt('foo(█'), 'typing', SETTINGS, never);
    const back = await engine.complete(siteAt('foo█'), 'typing', SETTINGS, never);
    assert.equal(back?.text, '(bar);');
    assert.equal(runtime.asked.length, 1);
  });

  it('waits for a typist, and not for a command', async () => {
    const { engine, clock } = engineWith(new ScriptedRuntime('1', '2'));
    const settings = { ...SETTINGS, delayMs: 300 };
    const typed = engine.complete(siteAt('a█'), 'typing', settings, never);
    await clock.advance(300);
    await typed;
    await engine.complete(siteAt('b█'), 'invoked', settings, never);
    assert.deepEqual(clock.pauses, [300]);
  });

  it('asks once for a burst of keys', async () => {
    const runtime = new ScriptedRuntime('lue;');
    const { engine, clock } = engineWith(runtime);
    const settings = { ...SETTINGS, delayMs: 100 };
    const burst = ['v█', 'va█'].map(at => engine.complete(siteAt(at), 'typing', settings, never));
    const outcomes = Promise.allSettled(burst);
    await clock.advance(100);
    const statuses = (await outcomes).map(({ status }) => status);
    assert.deepEqual(statuses, ['rejected', 'fulfilled']);
    assert.equal(runtime.asked.length, 1);
  });

  it('forgets an aborted request', async () => {
    const runtime = new ScriptedRuntime('one', 'two');
    const { engine } = engineWith(runtime);
    const abort = new AbortController();
    runtime.beforePiece = () => {
      abort.abort();
      return Promise.resolve();
    };
    const pending = engine.complete(siteAt('x█'), 'invoked', SETTINGS, abort.signal);
    await assert.rejects(pending, { name: 'AbortError' });
    runtime.beforePiece = () => Promise.resolve();
    const next = await engine.complete(siteAt('x█'), 'invoked', SETTINGS, never);
    assert.equal(next?.text, 'two');
  });

  it('never has two requests in flight', async () => {
    const runtime = new ScriptedRuntime(['a', 'b'], ['c', 'd'], ['e', 'f']);
    runtime.beforePiece = settled;
    const { engine } = engineWith(runtime);
    const sites = ['x█', 'xy█', 'xyz█'].map(text => siteAt(text));
    const all = [];
    for (const site of sites) {
      all.push(engine.complete(site, 'typing', SETTINGS, never).catch(() => undefined));
      await settled();
      await settled();
    }
    assert.ok(await all.at(-1), 'the last one is answered');
    assert.equal(runtime.openMost, 1);
  });

  it('stops listening when the line is there', async () => {
    const runtime = new ScriptedRuntime(['1;', '\n', 'never read', 'never read']);
    let pieces = 0;
    runtime.beforePiece = () => {
      pieces += 1;
      return Promise.resolve();
    };
    const { engine } = engineWith(runtime);
    const suggestion = await engine.complete(siteAt('a = █'), 'typing', SETTINGS, never);
    assert.equal(suggestion?.text, '1;');
    assert.equal(pieces, 2);
    assert.equal(runtime.open, 0);
  });

  it('never asks for an excluded file, not even by command', async () => {
    const runtime = new ScriptedRuntime('secret');
    const { engine } = engineWith(runtime);
    const site = { ...siteAt('KEY=█'), uri: 'file:///work/.env' };
    assert.equal(await engine.complete(site, 'invoked', SETTINGS, never), undefined);
    assert.equal(runtime.asked.length, 0);
    assert.match(engine.last.outcome, /context\.exclude/);
  });

  it('uses what came before the server failed, and says so', async () => {
    const runtime = new ScriptedRuntime(['va', 'lue', new ModelFault('failed', 'status 500')]);
    const { engine, states } = engineWith(runtime);
    const suggestion = await engine.complete(siteAt('a = █'), 'typing', SETTINGS, never);
    assert.equal(suggestion?.text, 'value');
    assert.equal(states.at(-1), 'problem');
    assert.match(engine.last.outcome, /failed/);
  });

  it('breaks control tokens in the code that it quotes', async () => {
    const runtime = new ScriptedRuntime('x');
    const { engine } = engineWith(runtime);
    await engine.complete(
      siteAt('const mark = "<|fim_suffix|>";\nmark█'),
      'typing',
      SETTINGS,
      never,
    );
    const [asked] = runtime.asked;
    assert.equal(asked?.prompt.split('<|fim_suffix|>').length, 2);
  });

  it('sends the context length that is loaded, so that nothing is loaded again', async () => {
    const runtime = new ScriptedRuntime('x');
    runtime.inMemory = [{ name: 'qwen2.5-coder:1.5b-base', contextLength: 8192 }];
    const { engine } = engineWith(runtime);
    await engine.complete(siteAt('mark█'), 'typing', SETTINGS, never);
    assert.deepEqual(runtime.loads, []);
    assert.equal(runtime.asked[0]?.contextLength, 8192);
  });
});
