import assert from 'node:assert/strict';
import { EngineDesk } from '../../support/engineDesk.js';
import { HeldRuntime } from '../../support/heldRuntime.js';

/** An engine whose model speaks when the test does. */
function held(): EngineDesk<HeldRuntime> {
  return new EngineDesk(new HeldRuntime());
}

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
    assert.match(desk.engine.last.outcome, /More of the answer was not needed\.$/);
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

  it('shows a block that a statement begins from its first line on, without a wait', async () => {
    const desk = held();
    const marked = 'a();\n█\n';
    const asked = await desk.types(marked);
    await desk.runtime.newest.say('if (b) {');
    assert.equal(asked.answer, undefined);
    await desk.runtime.newest.say('\n');
    assert.equal(asked.answer, 'if (b) {');
    await desk.runtime.newest.say('  c();\n', '}', '\n');
    assert.ok(desk.runtime.newest.closed);
    assert.equal(desk.grown.length, 1);
    assert.equal((await desk.asks(marked, 'invoked')).answer, 'if (b) {\n  c();\n}');
  });
});
