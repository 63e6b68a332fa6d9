import assert from 'node:assert/strict';
import type { TextPiece } from '../../../src/core/models/modelRuntime.js';
import { EngineDesk } from '../../support/engineDesk.js';
import { settled } from '../../support/handClock.js';
import { HeldRuntime } from '../../support/heldRuntime.js';
import { ScriptedRuntime } from '../../support/scriptedRuntime.js';
import { siteAt } from '../../support/siteAt.js';

/** An engine whose model speaks when the test does. */
function held(): EngineDesk<HeldRuntime> {
  return new EngineDesk(new HeldRuntime());
}

describe('what is doubted', () => {
  it('keeps back what the model is not sure of, until the person agrees with it', async () => {
    const desk = held();
    const doubted = await desk.asks('foo█');
    await desk.runtime.newest.say({ text: '(bar);', logprob: -9 }, { text: '\n', logprob: 0 });
    const again = await desk.asks('foo█');
    const agreed = await desk.asks('foo(█');
    assert.deepEqual(
      [doubted.answer, again.answer, agreed.answer],
      ['nothing', 'nothing', 'bar);'],
    );
    assert.match(desk.engine.last.outcome, /from memory/);
    assert.equal(desk.runtime.asked.length, 1);
  });

  it('says why it kept something back, and shows it to whoever asks', async () => {
    const desk = held();
    await desk.asks('foo█');
    await desk.runtime.newest.say({ text: '(bar);', logprob: -9 }, { text: '\n', logprob: 0 });
    assert.match(desk.engine.last.outcome, /not sure/);
    assert.equal((await desk.asks('foo█', 'invoked')).answer, '(bar);');
  });
});

describe('what was asked last', () => {
  it('shows no older prompt beside the reason why nothing was asked', async () => {
    const desk = new EngineDesk(new ScriptedRuntime('(bar);'));
    await desk.asks('foo█');
    await desk.asks({ ...siteAt('SECRET=█'), uri: 'file:///work/.env' });
    const { outcome, prompt } = desk.engine.last;
    assert.match(outcome, /cove\.context\.exclude/);
    assert.equal(prompt, '');
  });
});

describe('candidates', () => {
  /** Asks by the command, and tells all that is offered. */
  async function offered(
    desk: EngineDesk<HeldRuntime>,
    marked: string,
    ...says: readonly (() => Promise<void>)[]
  ): Promise<readonly string[]> {
    const question = { site: siteAt(marked), trigger: 'invoked', settings: desk.settings } as const;
    const found = desk.engine.candidates(question, new AbortController().signal);
    await settled();
    for (const say of says) await say();
    return (await found).map(({ text }) => text);
  }

  it('are one more each time, behind those before', async () => {
    const desk = held();
    const says =
      (...tokens: readonly (string | Omit<TextPiece, 'kind'>)[]) =>
      async (): Promise<void> => {
        await desk.runtime.newest.say(...tokens);
        await desk.runtime.newest.end();
      };
    const first = await offered(desk, 'foo█;', says('(bar)'));
    const probe = says({ text: '(', alternatives: ['(', '.'] });
    const second = await offered(desk, 'foo█;', probe, says('baz'));
    assert.deepEqual([first, second], [['(bar)'], ['(bar)', '.baz']]);
    assert.ok(desk.runtime.newest.request.prompt.endsWith('.'));
  });

  it('are no more where the model has nothing else to say', async () => {
    const desk = held();
    const says = (text: string) => async (): Promise<void> => {
      await desk.runtime.newest.say(text);
      await desk.runtime.newest.end();
    };
    await offered(desk, 'foo█;', says('(bar)'));
    assert.deepEqual(await offered(desk, 'foo█;', says('('), says('(bar)')), ['(bar)']);
    assert.match(desk.engine.last.outcome, /nothing else/);
  });

  it('begin with what was kept back, of which more comes meanwhile', async () => {
    const desk = held();
    const marked = 'function f() {\n  █\n}\n';
    const shown = await desk.asks(marked);
    await desk.clock.advance(400);
    await desk.runtime.newest.say({ text: 'a();', logprob: -9 }, { text: '\n', logprob: 0 });
    const first = await offered(desk, marked);
    await desk.clock.advance(400);
    await desk.runtime.newest.say('  b();', '\n', '}', '\n');
    assert.deepEqual([shown.answer, first], ['nothing', ['a();']]);
    assert.equal(desk.runtime.asked.length, 1);
    const probe = async (): Promise<void> => {
      await desk.runtime.newest.say({ text: 'a', alternatives: ['a', 'c'] });
      await desk.runtime.newest.end();
    };
    const says = async (): Promise<void> => {
      await desk.runtime.newest.say('();', '\n', '}', '\n');
    };
    assert.deepEqual(await offered(desk, marked, probe, says), ['a();\n  b();', 'c();']);
  });

  it('are the whole block, where only its first lines were there before', async () => {
    const desk = held();
    const first = await offered(desk, 'function f() {\n  █\n}\n', async () => {
      await desk.clock.advance(400);
      await desk.runtime.newest.say('a();', '\n');
    });
    await desk.clock.advance(400);
    await desk.runtime.newest.say('  b();', '\n', '}', '\n');
    const probe = async (): Promise<void> => {
      await desk.runtime.newest.say({ text: 'a', alternatives: ['a', 'c'] });
      await desk.runtime.newest.end();
    };
    const says = async (): Promise<void> => {
      await desk.runtime.newest.say('();', '\n', '}', '\n');
    };
    const second = await offered(desk, 'function f() {\n  █\n}\n', probe, says);
    assert.deepEqual([first, second], [['a();'], ['a();\n  b();', 'c();']]);
  });

  it('are of one place: elsewhere they begin anew', async () => {
    const desk = new EngineDesk(new ScriptedRuntime('(bar)', 'x'));
    const question = (marked: string) =>
      ({ site: siteAt(marked), trigger: 'invoked', settings: desk.settings }) as const;
    const { signal } = new AbortController();
    await desk.engine.candidates(question('foo█;'), signal);
    const there = await desk.engine.candidates(question('other█;'), signal);
    assert.deepEqual(
      there.map(({ text }) => text),
      ['x'],
    );
  });
});
