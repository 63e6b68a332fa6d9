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

describe('a running stream', () => {
  it('answers the next key when that agrees', async () => {
    const desk = held();
    const first = await desk.types('foo█');
    await desk.runtime.newest.say('(', 'bar');
    await first.cancel();
    const second = await desk.types('foo(█)');
    await desk.runtime.newest.say(');', '\n');
    assert.equal(second.answer, 'bar);');
    assert.equal(desk.runtime.asked.length, 1);
  });

  it('is closed when a key comes before its first token', async () => {
    const desk = held();
    const first = await desk.types('foo█');
    const stream = desk.runtime.newest;
    await first.cancel();
    const second = await desk.types('foo.█');
    assert.ok(stream.closed);
    await desk.runtime.newest.say('bar', '\n');
    assert.equal(second.answer, 'bar');
  });

  it('answers a second question at the same place', async () => {
    const desk = held();
    const first = await desk.types('foo█');
    const second = await desk.asks('foo█', 'invoked');
    await desk.runtime.newest.say('.bar', '\n');
    assert.deepEqual([first.answer, second.answer], ['rejected', '.bar']);
    assert.equal(desk.runtime.asked.length, 1);
  });

  it('is closed at once when a key disagrees, and another begins', async () => {
    const desk = held();
    const first = await desk.types('foo█');
    const stream = desk.runtime.newest;
    await stream.say('(', 'bar');
    await desk.changes('foo.█');
    assert.ok(stream.closed, 'before the editor asks again');
    await first.cancel();
    const second = await desk.asks('foo.█');
    await desk.runtime.newest.say('baz', '\n');
    assert.equal(second.answer, 'baz');
  });

  it('is closed, and nothing is asked anew, when the settings change', async () => {
    const desk = held();
    desk.settings = { ...desk.settings, delayMs: -1 };
    const asked = await desk.types('foo();\n█');
    desk.engine.forget();
    await desk.changes('foo();\n\n█', true);
    await desk.clock.advance(500);
    assert.ok(desk.runtime.newest.closed);
    assert.equal(asked.answer, 'rejected');
    assert.equal(desk.runtime.asked.length, 1);
  });

  it('does not care about a change in another document', async () => {
    const desk = held();
    const asked = await desk.types('foo█');
    desk.engine.changed('file:///other', 'x', 1);
    await desk.runtime.newest.say('bar', '\n');
    assert.equal(asked.answer, 'bar');
  });

  it('is closed when what it says later disagrees', async () => {
    const desk = held();
    const first = await desk.types('foo█');
    const stream = desk.runtime.newest;
    await stream.say('.');
    await first.cancel();
    const second = await desk.types('foo.b█');
    await stream.say('ba');
    assert.ok(!stream.closed, 'so far it agrees');
    const third = await desk.types('foo.bx█');
    assert.ok(stream.closed);
    await desk.runtime.newest.say('y', '\n');
    assert.deepEqual([second.answer, third.answer], ['rejected', 'y']);
    assert.equal(desk.runtime.asked.length, 2);
  });

  const leaves: readonly (readonly [string, string | undefined])[] = [
    ['Escape', undefined],
    ['a jump that edits nothing', undefined],
    ['an edit elsewhere in the file', 'bar();\nfoo█'],
    ['a blank', 'foo █'],
    ['a line break', 'foo\n█'],
  ];
  for (const [cause, becomes] of leaves) {
    it(`is closed within 20 ms after ${cause}`, async () => {
      const desk = held();
      const asked = await desk.types('foo█');
      await desk.runtime.newest.say('(');
      await asked.cancel();
      if (becomes !== undefined) await desk.changes(becomes);
      await desk.clock.advance(20);
      assert.ok(desk.runtime.newest.closed);
    });
  }

  it('is closed when the person types along and the editor never asks again', async () => {
    const desk = held();
    const asked = await desk.types('foo█');
    await desk.runtime.newest.say('(');
    await asked.cancel();
    await desk.changes('foo(█');
    await desk.clock.advance(20);
    assert.ok(!desk.runtime.newest.closed);
    await desk.clock.advance(500);
    assert.ok(desk.runtime.newest.closed);
  });

  it('ends when its line is there, although nobody listens right now', async () => {
    const desk = held();
    const first = await desk.types('foo█');
    const stream = desk.runtime.newest;
    await stream.say('(');
    await first.cancel();
    await desk.changes('foo(█');
    await stream.say('bar);', '\n');
    assert.ok(stream.closed);
    assert.equal((await desk.asks('foo(█')).answer, 'bar);');
    assert.equal(desk.runtime.asked.length, 1);
  });

  it('goes on behind the first lines of a block, and shows line by line when it takes long', async () => {
    const desk = held();
    const marked = 'function f() {\n  █\n}';
    const asked = await desk.asks(marked);
    const stream = desk.runtime.newest;
    await stream.say('a();\n');
    await desk.clock.advance(400);
    await stream.say('  b');
    assert.equal(asked.answer, 'a();');
    await desk.clock.advance(400);
    await stream.say('();\n', '  c');
    assert.deepEqual(desk.grown, ['file:///work/sample']);
    assert.equal((await desk.asks(marked, 'invoked')).answer, 'a();\n  b();');
    await stream.say('();\n', '}', '\n');
    assert.ok(stream.closed);
    assert.equal(desk.grown.length, 2);
    assert.equal((await desk.asks(marked, 'invoked')).answer, 'a();\n  b();\n  c();');
    const accepted = await desk.types('function f() {\n  a();█\n}');
    assert.equal(accepted.answer, '\n  b();\n  c();');
    assert.equal(desk.runtime.asked.length, 1);
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
