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
    await desk.types('a();\nb(█);\nc();');
    const first = desk.runtime.newest.request.prompt;
    await desk.types('a();\nb(yy, z█);\nc();');
    const second = desk.runtime.newest.request.prompt;
    assert.ok(first.endsWith('<|fim_middle|>a();\nb'), first);
    assert.equal(second, `${first}(yy,`);
  });

  it('turns the model to what was typed, in one request after the other', async () => {
    const desk = await telling();
    const asked = await desk.types('a();\nconst na█\nc();');
    const probe = desk.runtime.newest;
    assert.ok(probe.request.prompt.endsWith('const'));
    assert.deepEqual([probe.request.maxTokens, probe.request.alternatives], [1, 20]);
    await probe.say({ text: ' value', alternatives: [' value', ' name'] });
    await probe.end();
    const turned = desk.runtime.newest;
    assert.ok(turned.request.prompt.endsWith('const name'));
    assert.deepEqual([turned.request.maxTokens, turned.request.alternatives], [64, 0]);
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
