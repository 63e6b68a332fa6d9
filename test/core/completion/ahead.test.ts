import assert from 'node:assert/strict';
import { EngineDesk } from '../../support/engineDesk.js';
import { HeldRuntime } from '../../support/heldRuntime.js';

const PLACE = 'const a = 1;\n█';

/** A desk where a suggestion is shown, and some time has passed. */
async function looking(): Promise<EngineDesk<HeldRuntime>> {
  const desk = new EngineDesk(new HeldRuntime());
  await desk.types('foo█');
  await desk.runtime.newest.say('(bar);', '\n');
  await desk.clock.advance(200);
  return desk;
}

describe('what is done ahead of the person', () => {
  it('is the suggestion that follows the one they look at', async () => {
    const desk = await looking();
    assert.match(desk.runtime.newest.request.prompt, /foo\(bar\);/);
    await desk.runtime.newest.say('\n', 'baz();', '\n');
    assert.equal((await desk.types('foo(bar);█')).answer, '\nbaz();');
    assert.equal(desk.runtime.asked.length, 2);
  });

  it('reaches farther for who takes most of what is suggested', async () => {
    const desk = new EngineDesk(new HeldRuntime());
    let before = 'foo';
    for (let n = 0; n < 8; n++) {
      await desk.types(`${before}█`);
      await desk.runtime.newest.say('.bar', '\n');
      before += '.bar';
      await desk.changes(`${before}█`);
    }
    await desk.types(`${before}█`);
    await desk.runtime.newest.say('.x;', '\n');
    await desk.clock.advance(200);
    await desk.runtime.newest.say('\n', 'a();', '\n', 'b();', '\n', 'c();', '\n');
    const asked = desk.runtime.asked.length;
    const answers = ['', '.x;', '.x;\na();', '.x;\na();\nb();'].map(taken => `${before}${taken}█`);
    const found = [];
    for (const marked of answers) found.push((await desk.types(marked)).answer);
    assert.deepEqual(found, ['.x;', '\na();', '\nb();', '\nc();']);
    assert.equal(desk.runtime.asked.length, asked);
  });

  it('is still of use while it runs', async () => {
    const desk = await looking();
    await desk.runtime.newest.say('\n', 'baz');
    const accepted = await desk.types('foo(bar);█');
    await desk.runtime.newest.say('();', '\n');
    assert.equal(accepted.answer, '\nbaz();');
    assert.equal(desk.runtime.asked.length, 2);
  });

  it('gives way to a key at once', async () => {
    const desk = await looking();
    const ahead = desk.runtime.newest;
    assert.ok(!ahead.closed);
    await desk.changes('foo.█');
    assert.ok(ahead.closed);
  });

  it('goes on while the person types along', async () => {
    const desk = await looking();
    const ahead = desk.runtime.newest;
    for (const marked of ['foo(█)', 'foo(b█)', 'foo(ba█)']) {
      await desk.types(marked);
      await desk.clock.advance(200);
    }
    assert.ok(!ahead.closed);
    assert.equal(desk.runtime.asked.length, 2);
  });

  it('does not begin where the person types something else', async () => {
    const desk = new EngineDesk(new HeldRuntime());
    await desk.types('foo█');
    await desk.runtime.newest.say('(bar);', '\n');
    await desk.changes('foo.█');
    await desk.clock.advance(200);
    assert.equal(desk.runtime.asked.length, 1);
  });

  it('answers the question that the editor is about to ask', async () => {
    const desk = new EngineDesk(new HeldRuntime());
    desk.settings = { ...desk.settings, delayMs: -1 };
    await desk.asks('foo();█');
    await desk.runtime.newest.say(' // x', '\n');
    await desk.changes('foo();\n█', true);
    assert.equal(desk.runtime.asked.length, 2);
    await desk.runtime.newest.say('bar', '();');
    const asked = await desk.asks('foo();\n█');
    await desk.runtime.newest.say('\n');
    assert.equal(asked.answer, 'bar();');
    assert.equal(desk.runtime.asked.length, 2);
    assert.equal(desk.engine.last.prompt, desk.runtime.newest.request.prompt);
  });

  it('expects no question in a word, unless there is no wait at all', async () => {
    const desk = new EngineDesk(new HeldRuntime());
    desk.settings = { ...desk.settings, delayMs: -1 };
    await desk.asks('foo();█');
    await desk.runtime.newest.say(' // x', '\n');
    await desk.changes('foo();\nb█', true);
    assert.equal(desk.runtime.asked.length, 1);
    desk.settings = { ...desk.settings, delayMs: 0 };
    await desk.asks('foo();\nb█');
    await desk.runtime.newest.say('ar', '\n');
    await desk.changes('foo();\nb.c();\n█', true);
    assert.equal(desk.runtime.asked.length, 3);
  });

  it('ends for who never takes a suggestion', async () => {
    const desk = new EngineDesk(new HeldRuntime());
    let before = 'x';
    for (let n = 0; n < 12; n++) {
      await desk.types(`${before}█`);
      await desk.runtime.newest.say('(bar);', '\n');
      before += '.y';
      await desk.changes(`${before}█`);
    }
    const asked = desk.runtime.asked.length;
    await desk.types(`${before}█`);
    await desk.runtime.newest.say('(bar);', '\n');
    await desk.clock.advance(1_000);
    assert.equal(desk.runtime.asked.length, asked + 1);
  });

  it('is the prompt of the place where the cursor rests', async () => {
    const desk = new EngineDesk(new HeldRuntime());
    await desk.rests(PLACE);
    const [warmUp] = desk.runtime.asked;
    assert.equal(warmUp?.maxTokens, 1);
    assert.match(warmUp.prompt, /const a = 1;/);
  });

  it('reads no prompt twice', async () => {
    const desk = new EngineDesk(new HeldRuntime());
    await desk.rests(PLACE);
    await desk.runtime.newest.say('x');
    await desk.runtime.newest.end();
    await desk.rests(PLACE);
    assert.equal(desk.runtime.asked.length, 1);
  });

  it('does not wait for the cursor to rest where a key is struck', async () => {
    const desk = new EngineDesk(new HeldRuntime());
    desk.engine.rests({
      site: { uri: 'file:///work/sample', language: 'typescript', before: 'a', after: '' },
      trigger: 'typing',
      settings: desk.settings,
    });
    await desk.changes('ab█');
    await desk.clock.advance(1_000);
    assert.equal(desk.runtime.asked.length, 0);
  });

  it('gives way, as a warm-up, to a key at once', async () => {
    const desk = new EngineDesk(new HeldRuntime());
    await desk.rests(PLACE);
    const warmUp = desk.runtime.newest;
    const asked = await desk.types('const a = 1;\nb█');
    assert.ok(warmUp.closed);
    await desk.runtime.newest.say('ar', '\n');
    assert.equal(asked.answer, 'ar');
    assert.equal(desk.runtime.openMost, 1);
  });

  it('asks nothing in a file that is excluded, or turned off', async () => {
    const desk = new EngineDesk(new HeldRuntime());
    desk.settings = { ...desk.settings, excluded: () => true };
    await desk.rests(PLACE);
    desk.settings = { ...desk.settings, excluded: () => false, trigger: 'manual' };
    await desk.rests(PLACE);
    assert.equal(desk.runtime.asked.length, 0);
  });

  it('warms the server up again when a model was loaded', async () => {
    const desk = new EngineDesk(new HeldRuntime());
    desk.runtime.inMemory = [];
    await desk.rests(PLACE);
    assert.equal(desk.runtime.loads.length, 1);
    assert.equal(desk.runtime.asked.length, 1);
    assert.equal(desk.runtime.openMost, 1);
  });
});
