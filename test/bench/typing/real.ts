import { setTimeout as wait } from 'node:timers/promises';
import * as v from 'valibot';
import { competing } from '../peers/peer.js';
import { PEERS } from '../peers/table.js';
import { Cove } from './cove.js';
import type { Competitor } from './document.js';
import { figuresOf, type Session } from './figures.js';
import { Player } from './player.js';
import { replay } from './replay.js';
import { COVE, type Mixed, type Real, type Row } from './results.js';
import type { Script } from './scripted.js';
import type { Speed } from './slot.js';
import { type Spread, spreadOf } from './statistics.js';
import { WatchedOllama } from './watchedOllama.js';

/** A real Ollama that runs, with one model. */
export interface Ollama {
  readonly url: string;
  readonly model: string;
  readonly version: string;
}

/** A person waits for a slow suggestion so long, in ms; nobody does, but then it is measured. */
const PATIENCE_MS = 8_000;

/** Each competitor types so long, so that all of them take less than seventeen minutes, in ms. */
const EACH_MS = 140_000;

const MIXED_MS = 45_000;
const CHAT_EACH_MS = 8_000;
const CHAT_TOKENS = 24;

/** A load takes longer than this part of the first one, and than this; to find a model, less. */
const LOAD_SHARE = 0.5;
const LOAD_MS_MIN = 150;

/** Not of any file that is completed: what was in the cache is gone behind it. */
const UNRELATED = 'The old lighthouse keeper wrote down the wind, the swell and the ships. '.repeat(
  20,
);

/** All competitors on one real Ollama, one after the other. */
export async function onRealOllama(
  ollama: Ollama,
  { names, mixed: wantsMixed }: { readonly names: readonly string[]; readonly mixed: boolean },
  script: Script & { readonly say: (line: string) => void },
): Promise<Real> {
  const coldMs = (await generate(ollama, '', 1)).loadMs;
  const speed = await speedOf(ollama);
  const watched = await WatchedOllama.start(ollama.url);
  try {
    const sessions = new Map<string, Session>();
    for (const name of names) {
      script.say(`the real Ollama: ${name} …`);
      await generate(ollama, UNRELATED, 1);
      watched.forget();
      const competitor = competitorOf(name, watched.url, ollama.model);
      sessions.set(name, await sessionOf(competitor, watched, script));
    }
    const pausesSeen = Math.min(...[...sessions.values()].map(pausesIn));
    const rows = [...sessions].map(([competitor, session]): Row => {
      const stretch = firstPauses(session, pausesSeen);
      const counted = countedBy(watched, stretch, speed);
      return { server: 'real', competitor, figures: figuresOf(stretch), counted };
    });
    const mixed = wantsMixed ? await mixedUse(ollama, watched, { script, coldMs }) : undefined;
    return { ...ollama, speed, rows, pausesSeen, mixed };
  } finally {
    await watched.stop();
  }
}

function competitorOf(name: string, url: string, model: string): Competitor {
  if (name === COVE) return new Cove(url, { model });
  const peer = PEERS.find(each => each.name === name);
  if (!peer) throw new Error(`there is no competitor ${name}`);
  return competing(peer, { url, model });
}

async function sessionOf(
  competitor: Competitor,
  watched: WatchedOllama,
  { story, presses, limitMs }: Script,
): Promise<Session> {
  const first = watched.served.length;
  try {
    await competitor.open(story.before);
    const player = new Player(competitor, story.before);
    const limit = Math.min(limitMs, EACH_MS);
    await replay(player, presses, { patienceMs: PATIENCE_MS, limitMs: limit });
    const { keys, shows, failures } = player;
    return { keys, shows, failures, served: watched.served.slice(first) };
  } finally {
    await competitor.close();
    watched.hangUp();
  }
}

function pausesIn({ keys }: Session): number {
  return keys.filter(({ pause }) => pause).length;
}

/** What the server says of its own work: of its cache where it does, else by the time it took. */
function countedBy({ done }: WatchedOllama, { served }: Session, speed: Speed): Spread {
  const own = done.filter(each => served.includes(each.served));
  return spreadOf(
    own
      .filter(each => each.served.purpose === 'completion')
      .map(({ promptTokens, cachedTokens, promptMs }) =>
        cachedTokens === undefined
          ? Math.round((promptMs * speed.prompt) / 1000)
          : promptTokens - cachedTokens,
      ),
  );
}

/** The session up to the end of its nth pause: the same stretch of the trace for everybody. */
function firstPauses(session: Session, count: number): Session {
  const last = session.keys.filter(({ pause }) => pause)[count - 1];
  const keys = session.keys.slice(0, last ? session.keys.indexOf(last) + 1 : 0);
  const end = session.keys[keys.length]?.at ?? Infinity;
  return {
    ...session,
    keys,
    shows: session.shows.filter(({ at }) => at < end),
    served: session.served.filter(({ arrivedAt }) => arrivedAt < end),
  };
}

/** A person types and chats with one model; nothing of that may load it anew. */
async function mixedUse(
  ollama: Ollama,
  watched: WatchedOllama,
  { script, coldMs }: { readonly script: Script; readonly coldMs: number },
): Promise<Mixed> {
  const first = watched.done.length;
  const contexts = new Set<number>();
  const end = new AbortController();
  const limitMs = Math.min(script.limitMs, MIXED_MS);
  const chatting = chatNowAndThen({ ...ollama, url: watched.url }, contexts, end.signal);
  const session = await sessionOf(competitorOf(COVE, watched.url, ollama.model), watched, {
    ...script,
    limitMs,
  });
  end.abort();
  const chats = await chatting;
  const least = Math.max(LOAD_MS_MIN, coldMs * LOAD_SHARE);
  const loads = watched.done.slice(first).filter(({ loadMs }) => least < loadMs).length;
  return {
    completions: session.served.filter(({ purpose }) => purpose === 'completion').length,
    chats,
    reloads: Math.max(loads, contexts.size - 1),
  };
}

/** Sends a chat each few seconds with the context that is loaded; resolves with how many. */
async function chatNowAndThen(
  ollama: Ollama,
  contexts: Set<number>,
  signal: AbortSignal,
): Promise<number> {
  let chats = 0;
  for (;;) {
    await wait(CHAT_EACH_MS, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return chats;
    const num_ctx = await contextOf(ollama);
    // A model that is not in memory was thrown out: a context like no other counts as a reload.
    contexts.add(num_ctx ?? -1);
    await post(`${ollama.url}/api/chat`, {
      model: ollama.model,
      messages: [{ role: 'user', content: `What is a tide? Answer in ${chats + 3} words.` }],
      stream: true,
      options: { num_predict: CHAT_TOKENS, ...(num_ctx === undefined ? {} : { num_ctx }) },
    });
    chats += 1;
  }
}

const Running = v.object({
  models: v.array(v.object({ name: v.string(), context_length: v.optional(v.number()) })),
});

async function contextOf({ url, model }: Ollama): Promise<number | undefined> {
  const answer = await fetch(`${url}/api/ps`);
  const { models } = v.parse(Running, await answer.json());
  return models.find(({ name }) => name === model || name === `${model}:latest`)?.context_length;
}

const Counts = v.object({
  load_duration: v.optional(v.number(), 0),
  prompt_eval_count: v.optional(v.number(), 0),
  prompt_eval_duration: v.optional(v.number(), 0),
  eval_count: v.optional(v.number(), 0),
  eval_duration: v.optional(v.number(), 0),
});

const NANOSECONDS_IN_A_MS = 1e6;

/** How fast it is on a prompt that it has not seen, in tokens a second. */
async function speedOf(ollama: Ollama): Promise<Speed> {
  const { counts } = await generate(ollama, `${String(Date.now())} ${UNRELATED}`, 32);
  const perSecond = (tokens: number, nanoseconds: number): number =>
    Math.round((tokens * 1000 * NANOSECONDS_IN_A_MS) / Math.max(1, nanoseconds));
  return {
    prompt: perSecond(counts.prompt_eval_count, counts.prompt_eval_duration),
    generated: perSecond(counts.eval_count, counts.eval_duration),
  };
}

async function generate(
  { url, model }: Ollama,
  prompt: string,
  num_predict: number,
): Promise<{ readonly counts: v.InferOutput<typeof Counts>; readonly loadMs: number }> {
  const began = performance.now();
  const raw = prompt === '' ? {} : { raw: true, options: { num_predict } };
  const text = await post(`${url}/api/generate`, { model, prompt, stream: false, ...raw });
  const counts = v.parse(Counts, JSON.parse(text.trim().split('\n').at(-1) ?? ''));
  const loadMs = counts.load_duration / NANOSECONDS_IN_A_MS || performance.now() - began;
  return { counts, loadMs };
}

async function post(url: string, body: unknown): Promise<string> {
  const answer = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${text.slice(0, 200)}`);
  return text;
}
