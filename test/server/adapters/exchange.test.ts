import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { ModelFault } from '../../../src/core/models/modelRuntime.js';
import { Exchange } from '../../../src/server/adapters/exchange.js';
import { REQUEST, hear, withRig } from '../../support/ollamaRig.js';
import type { Answer } from '../../support/scriptedAnswers.js';

const never = new AbortController().signal;

/** Behind a line Ollama needs a moment before it hears that a connection closes. */
const SETTLED_MS = 8;

describe('a request that is told to stop', () => {
  const endless: Answer = { does: 'never end', token: ' more' };

  const stalled: Answer = { does: 'stall', after: ' more' };

  it('closes the socket when nobody listens any more, and never right behind a line', () =>
    withRig({ answers: [stalled] }, async ({ runtime, ollama, clock }) => {
      for await (const piece of runtime.fill(REQUEST, never)) {
        assert.deepEqual(piece, { kind: 'text', text: ' more' });
        break;
      }
      const ended = ollama.requests[0]?.ended;
      await clock.advance(SETTLED_MS - 1);
      assert.equal(await Promise.race([ended, setTimeout(50, 'open')]), 'open');
      await clock.advance(1);
      assert.equal(await ended, 'closed by client');
    }));

  it('keeps the connection of an answer that turns out to be complete by then', () => {
    const lines = ['{"response":"a","done":false}\n', '{"response":"","done":true}\n'];
    const quick: Answer = { does: 'bytes', chunks: lines };
    return withRig({ answers: [quick] }, async ({ runtime, ollama, clock }) => {
      for await (const piece of runtime.fill(REQUEST, never)) if (piece.kind === 'text') break;
      assert.equal(await ollama.requests[0]?.ended, 'answered');
      await clock.advance(SETTLED_MS);
    });
  });

  it('closes the socket when the listener fails', () =>
    withRig({ answers: [stalled] }, async ({ runtime, ollama, clock }) => {
      const listen = async (): Promise<void> => {
        for await (const piece of runtime.fill(REQUEST, never)) throw new Error(piece.kind);
      };
      await assert.rejects(listen(), { message: 'text' });
      await clock.advance(SETTLED_MS);
      assert.equal(await ollama.requests[0]?.ended, 'closed by client');
    }));

  const lastLine = '{"response":"a","done":true,"eval_count":1}\n';

  it('lets the end of a complete answer in, although nobody listens any more', () => {
    const late: Answer = { does: 'bytes', chunks: [lastLine], endMs: 30 };
    return withRig({ answers: [late] }, async ({ runtime, ollama }) => {
      for await (const piece of runtime.fill(REQUEST, never)) if (piece.kind === 'end') break;
      assert.equal(await ollama.requests[0]?.ended, 'answered');
    });
  });

  it('closes the socket of a complete answer whose end does not come', () => {
    const open: Answer = { does: 'bytes', chunks: [lastLine], endMs: 'never' };
    return withRig({ answers: [open] }, async ({ runtime, ollama, clock }) => {
      for await (const piece of runtime.fill(REQUEST, never)) if (piece.kind === 'end') break;
      await clock.advance(1_000);
      assert.equal(await ollama.requests[0]?.ended, 'closed by client');
    });
  });

  const moments: readonly { when: string; answer: Answer }[] = [
    { when: 'waits for the first token', answer: { does: 'hang' } },
    { when: 'waits for the next token', answer: { does: 'stall', after: 'return' } },
    { when: 'listens', answer: endless },
  ];
  for (const { when, answer } of moments) {
    it(`closes the socket and gives the reason when aborted while it ${when}`, () =>
      withRig({ answers: [answer] }, async ({ runtime, ollama, clock }) => {
        const abort = new AbortController();
        const heard = hear(runtime.fill(REQUEST, abort.signal));
        const request = await ollama.arrived('/api/generate');
        abort.abort(new Error('typed on'));
        await clock.advance(SETTLED_MS);
        await assert.rejects(heard, { message: 'typed on' });
        assert.equal(await request.ended, 'closed by client');
      }));
  }

  it('sends nothing when aborted before', () =>
    withRig({}, async ({ runtime, ollama, entries }) => {
      const signal = AbortSignal.abort();
      await assert.rejects(hear(runtime.fill(REQUEST, signal)), { name: 'AbortError' });
      await assert.rejects(runtime.installed(signal), { name: 'AbortError' });
      assert.deepEqual([ollama.requests, entries], [[], []]);
    }));

  it('closes the socket of a list that nobody waits for', () =>
    withRig({ instead: { '/api/tags': { does: 'hang' } } }, async ({ runtime, ollama }) => {
      const abort = new AbortController();
      const listed = runtime.installed(abort.signal);
      const request = await ollama.arrived('/api/tags');
      abort.abort();
      await assert.rejects(listed, { name: 'AbortError' });
      assert.equal(await request.ended, 'closed by client');
    }));
});

describe('the requests of a process that ends', () => {
  it('are closed, and never right behind a line', () =>
    withRig(
      { answers: [{ does: 'stall', after: ' more' }] },
      async ({ runtime, ollama, exchanges, clock }) => {
        const heard = runtime.fill(REQUEST, never)[Symbol.asyncIterator]();
        await heard.next();
        let isOver = false;
        const over = exchanges.end().then(() => (isOver = true));
        await clock.advance(SETTLED_MS - 1);
        assert.equal(isOver, false);
        assert.equal(ollama.openSockets, 1);
        await clock.advance(1);
        await over;
        await assert.rejects(heard.next(), { name: 'AbortError' });
        assert.equal(await ollama.requests[0]?.ended, 'closed by client');
      },
    ));

  it('are closed at once while no line has come', () =>
    withRig({ answers: [{ does: 'hang' }] }, async ({ runtime, ollama, exchanges }) => {
      const heard = hear(runtime.fill(REQUEST, never));
      const request = await ollama.arrived('/api/generate');
      await exchanges.end();
      await assert.rejects(heard, { name: 'AbortError' });
      assert.equal(await request.ended, 'closed by client');
    }));

  it('are not waited for where they have their answer, and come no more', () =>
    withRig({ answers: ['a'] }, async ({ runtime, ollama, exchanges }) => {
      await hear(runtime.fill(REQUEST, never));
      await runtime.installed(never);
      await exchanges.end();
      await assert.rejects(hear(runtime.fill(REQUEST, never)), { name: 'AbortError' });
      await assert.rejects(runtime.installed(never), { name: 'AbortError' });
      assert.equal(ollama.requests.length, 2);
    }));
});

describe('a request that has its answer', () => {
  it('is kept in memory by nothing', () =>
    withRig({ answers: ['a'] }, async ({ runtime, exchanges }) => {
      const signals: AbortSignal[] = [];
      exchanges.add = exchange => {
        if (exchange instanceof Exchange) signals.push(exchange.signal);
      };
      await hear(runtime.fill(REQUEST, never));
      await runtime.installed(never);
      assert.equal(signals.length, 2);
      // A signal of several others that is listened to is never collected, unless it aborts.
      const heard = signals.filter(
        signal => !signal.aborted && 0 < getEventListeners(signal, 'abort').length,
      );
      assert.deepEqual(heard, []);
    }));
});

describe('a request that is kept waiting', () => {
  it('gives up a first token after minutes', () =>
    withRig({ answers: [{ does: 'hang' }] }, async ({ runtime, ollama, clock }) => {
      const heard = hear(runtime.fill(REQUEST, never));
      const request = await ollama.arrived('/api/generate');
      await clock.advance(289_000);
      assert.equal(ollama.openSockets, 1);
      await clock.advance(1_000);
      assert.deepEqual((await heard).fault, new ModelFault('silent', REQUEST.model));
      assert.equal(await request.ended, 'closed by client');
    }));

  it('gives up a next token after half a minute, with what came', () =>
    withRig({ answers: [{ does: 'stall', after: 'return a' }] }, async ({ runtime, clock }) => {
      let text = '';
      const listen = async (): Promise<void> => {
        for await (const piece of runtime.fill(REQUEST, never)) {
          if (piece.kind === 'text') text += piece.text;
          // What is now waited for never comes.
          if (text === 'return a') setImmediate(() => void clock.advance(30_000));
        }
      };
      await assert.rejects(listen(), new ModelFault('broken', 'nothing more came'));
      assert.equal(text, 'return a');
    }));

  it('does not blame the server where the listener takes its time', () => {
    const slow: Answer = { does: 'dawdle', text: 'a b c', tokenMs: 10 };
    return withRig({ answers: [slow] }, async ({ runtime, clock }) => {
      let text = '';
      for await (const piece of runtime.fill(REQUEST, never)) {
        await clock.advance(3_600_000);
        if (piece.kind === 'text') text += piece.text;
      }
      assert.equal(text, 'a b c');
    });
  });

  it('gives up a list after seconds', () =>
    withRig({ instead: { '/api/ps': { does: 'hang' } } }, async ({ runtime, ollama, clock }) => {
      const listed = runtime.loaded(never);
      listed.catch(() => undefined);
      await ollama.arrived('/api/ps');
      await clock.advance(5_000);
      const host = new URL(ollama.url).host;
      await assert.rejects(listed, new ModelFault('unreachable', host));
    }));

  it('waits minutes for a model to be loaded', () =>
    withRig({ instead: { load: { does: 'hang' } } }, async ({ runtime, ollama, clock }) => {
      const loaded = runtime.load(REQUEST, never);
      loaded.catch(() => undefined);
      await ollama.arrived('/api/generate');
      await clock.advance(289_000);
      assert.equal(ollama.openSockets, 1);
      await clock.advance(1_000);
      await assert.rejects(loaded, new ModelFault('failed', 'loading took too long'));
    }));

  it('has no wait left over when it is done', () =>
    withRig({ answers: ['a'] }, async ({ runtime, ollama, clock }) => {
      await hear(runtime.fill(REQUEST, never));
      await runtime.installed(never);
      await ollama.requests[0]?.ended;
      await clock.advance(3_600_000);
      assert.equal(await runtime.version(never), '0.32.15');
    }));
});
