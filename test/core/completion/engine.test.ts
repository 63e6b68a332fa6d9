import assert from 'node:assert/strict';
import { ModelFault } from '../../../src/core/models/modelRuntime.js';
import { EngineDesk } from '../../support/engineDesk.js';
import { settled } from '../../support/handClock.js';
import { HeldRuntime } from '../../support/heldRuntime.js';
import { ScriptedRuntime } from '../../support/scriptedRuntime.js';
import { siteAt } from '../../support/siteAt.js';

/** An engine whose model answers at once, one line a request. */
function scripted(
  ...lines: ConstructorParameters<typeof ScriptedRuntime>
): EngineDesk<ScriptedRuntime> {
  return new EngineDesk(new ScriptedRuntime(...lines));
}

/** An engine whose model speaks when the test does. */
function held(): EngineDesk<HeldRuntime> {
  return new EngineDesk(new HeldRuntime());
}

describe('CompletionEngine', () => {
  it('answers from memory while the person types along', async () => {
    const desk = scripted('(bar);');
    const first = await desk.asks('foo█');
    const second = await desk.asks('foo(b█');
    assert.deepEqual([first.answer, second.answer], ['(bar);', 'ar);']);
    assert.equal(desk.runtime.asked.length, 1);
  });

  it('answers from memory when the person goes back', async () => {
    const desk = scripted('(bar);');
    await desk.asks('foo█');
    await desk.asks('foo(█');
    assert.equal((await desk.asks('foo█')).answer, '(bar);');
    assert.equal(desk.runtime.asked.length, 1);
  });

  it('waits for a typist, and not for a command', async () => {
    const desk = scripted('1', '2');
    desk.settings = { ...desk.settings, delayMs: 300 };
    await desk.asks('a█');
    assert.equal(desk.runtime.asked.length, 0);
    await desk.clock.advance(300);
    await desk.asks('b█', 'invoked');
    assert.equal(desk.runtime.asked.length, 2);
  });

  it('counts the wait from the key', async () => {
    const desk = scripted('1');
    desk.settings = { ...desk.settings, delayMs: 300 };
    await desk.changes('a█');
    await desk.clock.advance(250);
    await desk.asks('a█');
    await desk.clock.advance(50);
    assert.equal(desk.runtime.asked.length, 1);
  });

  it('asks once for a burst of keys', async () => {
    const desk = scripted('lue;');
    desk.settings = { ...desk.settings, delayMs: 100 };
    const first = await desk.types('v█');
    const second = await desk.types('va█');
    await desk.clock.advance(100);
    assert.deepEqual([first.answer, second.answer], ['rejected', 'lue;']);
    assert.equal(desk.runtime.asked.length, 1);
  });

  it('forgets an aborted request', async () => {
    const desk = held();
    const one = await desk.asks('x█');
    await desk.runtime.newest.say('one');
    await one.cancel();
    await desk.clock.advance(50);
    assert.ok(desk.runtime.newest.closed);
    const two = await desk.asks('x█');
    await desk.runtime.newest.say('two', '\n');
    assert.deepEqual([one.answer, two.answer], ['rejected', 'two']);
  });

  it('stops listening when the line is there', async () => {
    const desk = held();
    const asked = await desk.asks('a = █');
    await desk.runtime.newest.say('1;');
    assert.equal(asked.answer, undefined);
    await desk.runtime.newest.say('\n');
    assert.equal(asked.answer, '1;');
    assert.ok(desk.runtime.newest.closed);
  });

  it('remembers what was said beyond the line', async () => {
    const desk = held();
    const asked = await desk.types('a█');
    await desk.runtime.newest.say('();\nb();\nc(');
    assert.equal(asked.answer, '();');
    assert.equal((await desk.types('a();█')).answer, '\nb();');
    assert.equal(desk.runtime.asked.length, 1);
  });

  it('never asks for an excluded file, not even by command', async () => {
    const desk = scripted('secret');
    const asked = await desk.asks({ ...siteAt('KEY=█'), uri: 'file:///work/.env' }, 'invoked');
    assert.equal(asked.answer, 'nothing');
    assert.equal(desk.runtime.asked.length, 0);
    assert.match(desk.engine.last.outcome, /context\.exclude/);
  });

  it('uses what came before the server failed, and says so', async () => {
    const desk = scripted(['va', 'lue', new ModelFault('failed', 'status 500')]);
    assert.equal((await desk.asks('a = █')).answer, 'value');
    assert.equal(desk.states.at(-1), 'problem');
    assert.match(desk.engine.last.outcome, /failed/);
  });

  it('rejects where the server failed before it said anything, after one request', async () => {
    const desk = held();
    const asked = await desk.types('a█');
    await desk.runtime.newest.fail(new ModelFault('failed', 'status 500'));
    assert.equal(asked.answer, 'rejected');
    assert.equal(desk.runtime.asked.length, 1);
    assert.equal(desk.states.at(-1), 'problem');
  });

  it('breaks control tokens in the code that it quotes', async () => {
    const desk = scripted('x');
    await desk.asks('const mark = "<|fim_suffix|>";\nmark█');
    assert.equal(desk.runtime.asked[0]?.prompt.split('<|fim_suffix|>').length, 2);
  });

  it('sends the context length that is loaded, so that nothing is loaded again', async () => {
    const desk = scripted('x');
    desk.runtime.inMemory = [{ name: 'qwen2.5-coder:1.5b-base', contextLength: 8192 }];
    await desk.asks('mark█');
    assert.deepEqual(desk.runtime.loads, []);
    assert.equal(desk.runtime.asked[0]?.contextLength, 8192);
  });
});

describe('cancellation', () => {
  it('while it waits for the typist asks nothing', async () => {
    const desk = held();
    desk.settings = { ...desk.settings, delayMs: 100 };
    const asked = await desk.types('x█');
    await asked.cancel();
    await desk.clock.advance(500);
    assert.equal(asked.answer, 'rejected');
    assert.equal(desk.runtime.asked.length, 0);
  });

  it('while the model loads leaves the load alone', async () => {
    const desk = held();
    desk.runtime.inMemory = [];
    let loaded = (): void => undefined;
    desk.runtime.beforeLoad = () =>
      new Promise(resolve => {
        loaded = resolve;
      });
    const first = await desk.types('x█');
    await first.cancel();
    const second = await desk.types('xy█');
    assert.equal(desk.states.at(-1), 'loading');
    loaded();
    await settled();
    await desk.runtime.newest.say('z', '\n');
    assert.deepEqual([first.answer, second.answer], ['rejected', 'z']);
    assert.equal(desk.runtime.loads.length, 1);
  });

  it('while the server reads the prompt closes the socket', async () => {
    const desk = held();
    const asked = await desk.types('x█');
    await asked.cancel();
    await desk.clock.advance(20);
    assert.ok(desk.runtime.newest.closed);
  });

  it('of a queued request waits for no socket longer than that one takes to close', async () => {
    const desk = held();
    await desk.types('x█');
    await desk.types('y█');
    await desk.types('z█');
    assert.equal(desk.runtime.openMost, 1);
    assert.equal(desk.runtime.newest.request.prompt.includes('z'), true);
  });
});
