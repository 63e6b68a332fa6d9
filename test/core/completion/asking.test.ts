import assert from 'node:assert/strict';
import { EngineDesk } from '../../support/engineDesk.js';
import { HeldRuntime } from '../../support/heldRuntime.js';

/** A desk whose server has told once what else a token might have been. */
async function telling(): Promise<EngineDesk<HeldRuntime>> {
  const desk = new EngineDesk(new HeldRuntime());
  await desk.rests('a();\n█\nc();');
  await desk.runtime.newest.say({ text: 'b', alternatives: ['c'] });
  await desk.runtime.newest.end();
  return desk;
}

describe('asking', () => {
  it('opens holes at the cursor with a server that tells no alternatives', async () => {
    const desk = new EngineDesk(new HeldRuntime());
    await desk.types('a();\nb(█);\nc();');
    const { prompt } = desk.runtime.newest.request;
    assert.equal(prompt, '<|fim_prefix|>a();\nb(<|fim_suffix|>);\nc();<|fim_middle|>');
  });

  it('keeps a hole open with one that does, and reads nothing but what is typed', async () => {
    const desk = await telling();
    const before = desk.runtime.held.length;
    await desk.types('a();\nb(█);\nc();');
    const first = desk.runtime.newest.request.prompt;
    await desk.runtime.newest.say('(', 'x', '\n');
    await desk.types('a();\nb(yy, z█);\nc();');
    const second = desk.runtime.newest.request.prompt;
    assert.equal(desk.runtime.held.length, before + 2);
    assert.ok(first.endsWith('<|fim_middle|>a();\nb'), first);
    assert.equal(second, `${first}(yy,`);
  });

  it('turns the model to what was typed, in one request after the other', async () => {
    const desk = await telling();
    const asked = await desk.types('a();\nconst na█\nc();');
    assert.ok(desk.runtime.newest.request.prompt.endsWith('const'));
    await desk.runtime.newest.say({ text: ' value', alternatives: [' value', ' name'] });
    const turned = desk.runtime.newest;
    assert.ok(turned.request.prompt.endsWith('const name'));
    await turned.say(' = 1;', '\n');
    assert.equal(asked.answer, 'me = 1;');
    assert.equal(desk.runtime.openMost, 1);
  });

  it('tells that it works while somebody waits', async () => {
    const desk = new EngineDesk(new HeldRuntime());
    await desk.rests('a();\n█');
    assert.deepEqual(desk.works, []);
    await desk.types('a();\nb█');
    assert.deepEqual(desk.works, [true]);
    await desk.runtime.newest.say('();', '\n');
    assert.deepEqual(desk.works, [true, false]);
  });
});
