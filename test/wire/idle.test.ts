import assert from 'node:assert/strict';
import type { Clock } from '../../src/core/base/clock.js';
import { SYSTEM_CLOCK } from '../../src/server/adapters/systemClock.js';
import { ChatClient } from '../support/chatClient.js';
import { HandClock, settled } from '../support/handClock.js';
import { type Piped, piped } from '../support/pipedServer.js';

const BOTH = { name: 'qwen2.5-coder:1.5b', capabilities: ['completion', 'insert'] };

/** A second after the other, with all that happens in each. */
async function pass(clock: HandClock, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second++) await clock.advance(1_000);
  await settled();
}

describe('a machine at which nothing is typed', () => {
  const TEN_MINUTES = 600;

  it('sends no request in ten minutes', () => {
    const clock = new HandClock();
    return piped(
      { answers: ['1'] },
      async ({ client, ollama }) => {
        await client.status('ready');
        assert.equal(await client.accepted('a = █'), 'a = 1');
        await pass(clock, 5);
        const seen = ollama.requests.length;
        await pass(clock, TEN_MINUTES);
        // What was under way would be there before the answer to this.
        await client.ledger();
        assert.equal(ollama.requests.length, seen);
      },
      { clock },
    );
  });

  it('gives up looking for a server that is not there, and looks at the next key', () => {
    const clock = new HandClock();
    return piped(
      { answers: ['1'] },
      async ({ client, ollama }) => {
        await client.status('ready');
        await ollama.down();
        await client.accepted('a = █');
        await client.status('problem');
        for (let look = 0; look < 400; look++) {
          await clock.advance(1_000);
          await client.ledger();
        }
        const { length } = await client.ledger();
        await pass(clock, TEN_MINUTES);
        assert.equal((await client.ledger()).length, length);
        await ollama.up();
        assert.equal(await client.accepted('b = █'), 'b = 1');
      },
      { clock },
    );
  });
});

describe('an hour of mixed use', () => {
  it('loads a model once: all that goes to it has the same options', () => {
    let passed = 0;
    const clock: Clock = {
      now: () => SYSTEM_CLOCK.now() + passed,
      pause: (ms, signal) => SYSTEM_CLOCK.pause(ms, signal),
    };
    return piped(
      { models: [BOTH], answers: ['1'] },
      async parts => {
        const chat = new ChatClient(parts.client);
        for (let turn = 0; turn < 20; turn++) {
          passed += 180_000;
          await useFor(turn, parts, chat);
        }
        assert.equal(parts.ollama.loads.length, 1);
        const contexts = parts.ollama.requests.flatMap(({ body }) => contextIn(body));
        assert.deepEqual([...new Set(contexts)], [4096]);
      },
      { clock },
    );
  });
});

/** Three minutes of somebody who completes, chats, explains and looks. */
async function useFor(turn: number, { client }: Piped, chat: ChatClient): Promise<void> {
  await client.accepted(`a${turn} = █`);
  if (turn % 4 === 0) await chat.ask('Why?');
  if (turn % 5 === 0) {
    const uri = `file:///work/explained${turn}.ts`;
    await client.open(uri, 'typescript', 'const a = 1;\n');
    await client.act('explain', uri, { start: 0, end: 12 });
  }
  if (turn % 10 === 0) await client.diagnose();
}

/** The context that a request asks for; nothing where it leaves it to the server. */
function contextIn(body: Readonly<Record<string, unknown>> | undefined): readonly unknown[] {
  const options = body?.['options'];
  return typeof options === 'object' && options !== null && 'num_ctx' in options
    ? [options.num_ctx]
    : [];
}
