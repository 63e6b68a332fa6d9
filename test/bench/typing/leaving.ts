import { Cove } from './cove.js';
import type { Site } from './document.js';
import { Player, until } from './player.js';
import { type Spread, spreadOf } from './statistics.js';
import { longSite, type Story } from './tides.js';
import { TimedOllama } from './timedOllama.js';

/** So fast that nothing waits for the model. */
const SPEED = { prompt: 1_000_000, generated: 1_000_000 };

const KEYS = 120;
const KEY_MS = 110;
const TYPED = '\n  /** The level between two readings, for all who ask for it. */';

/** How long Cove takes to send a request, in ms; in a document of ten thousand lines. */
export interface Leaving {
  /**
   * From the editor's request, 50 ms after the key, to the arrival at the model's server; from the
   * change where Cove asks before the editor does.
   */
  readonly fromRequest: Spread;
  /** From the change and the request in one go: what is done for the change counts too. */
  readonly fromChange: Spread;
  /** As the first, in the short document of the trace: what does not grow with a file. */
  readonly inShort: Spread;
}

export async function leaving(story: Story): Promise<Leaving> {
  const long = longSite(story);
  const short = { text: story.before, cursor: story.parts[0]?.at ?? 0 };
  return {
    fromRequest: spreadOf(await typed(long, false)),
    fromChange: spreadOf(await typed(long, true)),
    inShort: spreadOf(await typed(short, false)),
  };
}

/** Types keys with no wait of Cove's own and takes the time of each request on its way. */
async function typed({ text, cursor }: Site, atOnce: boolean): Promise<readonly number[]> {
  const ollama = await TimedOllama.start(SPEED, () => '\u00a7');
  const cove = new Cove(ollama.url, { delayMs: 0 });
  await cove.open(text);
  const player = new Player(cove, text);
  const start = performance.now() + 1_000;
  for (let key = 0; key < KEYS; key += 1) {
    await until(start + key * KEY_MS);
    const at = cursor + key;
    const typed = TYPED[key % TYPED.length] ?? ' ';
    const edit = { from: at, to: at, text: typed };
    player.press(edit, at + 1, { gap: KEY_MS, pause: false, atOnce });
  }
  await until(performance.now() + KEY_MS);
  player.leave();
  await cove.close();
  await ollama.stop();
  const arrivals = ollama.served.filter(({ purpose }) => purpose === 'completion');
  return player.keys.flatMap(({ at, askedAt }, index) => {
    const next = player.keys[index + 1]?.at ?? Infinity;
    const sent = arrivals.find(({ arrivedAt }) => at <= arrivedAt && arrivedAt < next);
    if (!sent) return [];
    // Who asks before the editor does works from the change on.
    const from = atOnce || askedAt === undefined || sent.arrivedAt < askedAt ? at : askedAt;
    return [sent.arrivedAt - from];
  });
}
