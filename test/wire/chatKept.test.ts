import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ChatMessage } from '../../src/protocol/chat.js';
import { sessionIn } from '../../src/server/adapters/sessionFile.js';
import { randomFrom } from '../bench/typing/random.js';
import { CHAT_MODEL } from '../support/chatting.js';
import { ChatClient } from '../support/chatClient.js';
import { ScriptedOllama } from '../support/scriptedOllama.js';
import { startServer } from '../support/serverProcess.js';
import { inTemporaryFolder } from '../support/temporaryFolder.js';

/** What streams may be behind in the file, as is promised. */
const LOST_MS_MAX = 1_000;

describe('a chat whose server is killed', () => {
  it('is there when it starts again, with all but the last second', () =>
    inTemporaryFolder(async home => {
      const ollama = await ScriptedOllama.start({
        models: [{ name: 'qwen2.5-coder:1.5b', capabilities: ['completion'] }],
        answers: ['One.', { does: 'stall', after: 'This is all that came of it' }],
      });
      const settings = { ollama: { url: ollama.url } };
      const first = await startServer({ settings }, undefined, home);
      const before = new ChatClient(first.client);
      const { session } = await before.ask('First?');
      await before.begin('Second?', { session }).came(7);
      await pause(LOST_MS_MAX);
      await first.kill();

      const second = await startServer({ settings }, undefined, home);
      try {
        const chat = new ChatClient(second.client);
        assert.deepEqual(
          (await chat.list()).map(({ title, messages }) => [title, messages]),
          [['First?', 4]],
        );
        const last = (await chat.get(session))?.messages.at(-1);
        assert.equal(last?.text, 'This is all that came of it');
        assert.equal(last.state, 'stopped');
        assert.match(last.reason ?? '', /Cove ended/);
        ollama.answer('Three.');
        assert.equal((await chat.ask('Third?', { session })).text, 'Three.');
      } finally {
        await second.stop();
        await ollama.stop();
      }
    }));
});

/** All that is said in the test below, a token each 10 ms. */
const SAID = Array.from({ length: 40 }, (_, at) => `word${at} `).join('');
const TOKEN_MS = 10;

/** Longer than an answer takes, so that some moments lie behind its end. */
const MOMENT_MS_MAX = 600;

/** Conversations that are killed with one server, each at a moment of its own. */
const TALKS = [0, 1, 2, 3];
const KILLS = 5;

/** All that was lost but the last streaming piece, in words, by kills at moments of a seed. */
async function lostByKills(home: string, seed: number): Promise<readonly string[]> {
  const random = randomFrom(seed);
  const ollama = await ScriptedOllama.start({
    models: [CHAT_MODEL],
    answers: [{ does: 'dawdle', text: SAID, tokenMs: TOKEN_MS }],
  });
  const settings = { ollama: { url: ollama.url } };
  const faults: string[] = [];
  let server = await startServer({ settings }, undefined, home);
  for (let kill = 0; kill < KILLS; kill += 1) {
    const chat = new ChatClient(server.client);
    const moments = TALKS.map(() => random() * MOMENT_MS_MAX);
    const talks = await Promise.all(
      moments.map((moment, at) =>
        untilKill({ chat, home, ollama }, { talk: `Talk ${at}`, round: kill, moment }),
      ),
    );
    await server.kill();
    server = await startServer({ settings }, undefined, home);
    const again = new ChatClient(server.client);
    for (const [talk, killed] of talks.entries()) {
      const fault = lost(killed(await messagesOf(again, `Talk ${talk}`)));
      if (fault !== undefined)
        faults.push(`talk ${talk}, kill ${kill}, ${moments[talk]} ms: ${fault}`);
    }
  }
  await server.stop();
  await ollama.stop();
  return faults;
}

interface Scene {
  readonly chat: ChatClient;
  readonly home: string;
  readonly ollama: ScriptedOllama;
}

interface Talking {
  readonly talk: string;
  readonly round: number;
  /** How long before the kill it asks. */
  readonly moment: number;
}

/** Asks so long before the server is killed; what comes of it is told what is there afterwards. */
async function untilKill(
  { chat, home, ollama }: Scene,
  { talk, round, moment }: Talking,
): Promise<(after: readonly ChatMessage[]) => Killed> {
  const before = await messagesOf(chat, talk);
  const session = await sessionOf(chat, talk);
  await pause(MOMENT_MS_MAX - moment);
  const text = `${talk}, question ${round}?`;
  const { reply } = chat.begin(text, session === undefined ? {} : { session });
  let ended = false;
  void reply.then(() => (ended = true)).catch(() => undefined);
  await pause(moment);
  const inFile = await inFileOf(home, text);
  return after => {
    const wasAsked = ollama.requests.some(({ body }) =>
      JSON.stringify(body ?? null).includes(text),
    );
    return { before, after, ended, wasAsked, inFile };
  };
}

interface Killed {
  readonly before: readonly ChatMessage[];
  readonly after: readonly ChatMessage[];
  /** Whether the person had the whole answer. */
  readonly ended: boolean;
  /** Whether a model was asked the question. */
  readonly wasAsked: boolean;
  /** What the file held of the answer before the kill. */
  readonly inFile: string;
}

/** What a kill took besides the last streaming piece; undefined where it took nothing. */
function lost({ before, after, ended, wasAsked, inFile }: Killed): string | undefined {
  const earlier = after.slice(0, before.length);
  if (JSON.stringify(earlier) !== JSON.stringify(before)) return 'something that was said before';
  const [question, answer] = after.slice(before.length);
  if (!question || !answer) return wasAsked ? 'the question' : undefined;
  if (!SAID.startsWith(answer.text)) return 'a part of the answer in the middle';
  if (answer.text.length < inFile.length) return 'what was in the file';
  if (!ended) return undefined;
  return answer.text === SAID && answer.state === 'done' ? undefined : 'the end of a whole answer';
}

async function messagesOf(chat: ChatClient, talk: string): Promise<readonly ChatMessage[]> {
  const session = await sessionOf(chat, talk);
  return session === undefined ? [] : ((await chat.get(session))?.messages ?? []);
}

/** A chat is called after its first question. */
async function sessionOf(chat: ChatClient, talk: string): Promise<string | undefined> {
  return (await chat.list()).find(({ title }) => title.startsWith(talk))?.session;
}

/** What the file holds of the answer to a question; a file that is there is always whole. */
async function inFileOf(home: string, question: string): Promise<string> {
  const folder = join(home, 'chats');
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter(each => each.endsWith('.json'))) {
    const session = sessionIn(await readFile(join(folder, name), 'utf8'));
    assert.ok(session, 'a file that is torn');
    const exchange = session.exchanges.find(each => each.question.text === question);
    if (exchange) return exchange.answer.text;
  }
  return '';
}

describe('a chat whose server is killed at any moment', () => {
  it('loses nothing but the last streaming piece, 20 times of 20', () =>
    inTemporaryFolder(async home => {
      assert.deepEqual(await lostByKills(home, 20), []);
    }));
});
