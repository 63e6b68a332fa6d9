import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as v from 'valibot';
import { Cove } from './cove.js';
import type { Site } from './document.js';
import { Player, until } from './player.js';
import { type Spread, spreadOf } from './statistics.js';
import { longSite, type Story } from './tides.js';
import { TimedOllama } from './timedOllama.js';

/** So fast that nothing waits for the model. */
const SPEED = { prompt: 1_000_000, generated: 1_000_000 };

/** From the root, where a bench runs. */
const CLOCK = 'test/bench/typing/serverClock.mjs';

const KEYS = 240;
const KEY_MS = 110;
const TYPED = '\n  /** The level between two readings, for all who ask for it. */';

/** How long Cove takes to send the request that a key leads to, in ms. */
export interface Leaving {
  /** In the server's process alone: from the bytes of the editor to the head of the request. */
  readonly server: Spread;
  /** From the key to the arrival at the model's server, with pipes, connection and three processes. */
  readonly arrival: Spread;
  /** As the first, in the short document of the trace: what does not grow with a file. */
  readonly inShort: Spread;
}

/** All but `inShort` in a document of ten thousand lines. */
export async function leaving(story: Story): Promise<Leaving> {
  const long = await typed(longSite(story));
  const short = await typed({ text: story.before, cursor: story.parts[0]?.at ?? 0 });
  return {
    server: spreadOf(long.server),
    arrival: spreadOf(long.arrival),
    inShort: spreadOf(short.server),
  };
}

interface Times {
  readonly server: readonly number[];
  readonly arrival: readonly number[];
}

/** Types keys with no wait of Cove's own and takes the time of each request on its way. */
async function typed({ text, cursor }: Site): Promise<Times> {
  const folder = await mkdtemp(join(tmpdir(), 'cove-clock-'));
  const file = join(folder, 'times.json');
  const ollama = await TimedOllama.start(SPEED, () => '\u00a7');
  const preload = pathToFileURL(CLOCK);
  const cove = new Cove(ollama.url, { delayMs: 0 }, { preload, env: { COVE_BENCH_CLOCK: file } });
  await cove.open(text);
  const player = new Player(cove, text);
  const start = performance.now() + 1_000;
  for (let key = 0; key < KEYS; key += 1) {
    await until(start + key * KEY_MS);
    const at = cursor + key;
    const edit = { from: at, to: at, text: TYPED[key % TYPED.length] ?? ' ' };
    player.press(edit, at + 1, { gap: KEY_MS, pause: false });
  }
  await until(performance.now() + KEY_MS);
  player.leave();
  await cove.close();
  await ollama.stop();
  const server = v.parse(v.array(v.number()), JSON.parse(await readFile(file, 'utf8')));
  await rm(folder, { recursive: true, force: true });
  return { server, arrival: arrivalsOf(player, ollama) };
}

function arrivalsOf({ keys }: Player, { served }: TimedOllama): readonly number[] {
  const arrivals = served.filter(({ purpose }) => purpose === 'completion');
  return keys.flatMap(({ at }, index) => {
    const next = keys[index + 1]?.at ?? Infinity;
    const sent = arrivals.find(({ arrivedAt }) => at <= arrivedAt && arrivedAt < next);
    return sent ? [sent.arrivedAt - at] : [];
  });
}
