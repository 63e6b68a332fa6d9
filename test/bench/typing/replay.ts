import type { Story } from './tides.js';
import { Person } from './person.js';
import { type KeyLog, type Player, until } from './player.js';
import { logNormal, type Random, randomFrom } from './random.js';
import type { Press } from './trace.js';

export interface ReplayOptions {
  /** How long the person waits in a pause for a suggestion that has not come, in ms. */
  readonly patienceMs: number;
  /** After this the person stops at the next pause, in ms. */
  readonly limitMs: number;
}

/** Between the opening of the document and the first key, in ms: the file is looked at first. */
const LEAD_MS = 1_500;

/** Presses the keys of a trace, each at its time; a pause can grow, and all later keys then wait. */
export async function replay(
  player: Player,
  presses: readonly Press[],
  { patienceMs, limitMs }: ReplayOptions,
): Promise<void> {
  const began = performance.now();
  let start = began + LEAD_MS;
  for (const { at, gap, pause, edit, cursor } of presses) {
    await until(start + at);
    const key = player.press(edit, cursor, { gap, pause });
    if (!pause) continue;
    if (limitMs < performance.now() - began) break;
    await until(key.at + gap);
    if (0 < patienceMs) await player.settled(key, patienceMs - gap);
    start += Math.max(0, performance.now() - (start + at + gap));
  }
  player.leave();
}

/** A person looks at a suggestion so long before it is accepted, in ms. */
const LOOK_MS_MIN = 600;
const LOOK_MS_MAX = 900;

/** A person who accepts waits for the next suggestion so long, in ms. */
const NEXT_MS_MAX = 1_500;

/** Between keys, in ms, and where the person stops to see what comes. */
const KEY_MS = 140;
const KEY_SIGMA = 0.3;
const STOP_AT = /(?:[\n(.=] ?| )$/;
const STOP_SHARE = 0.25;
const STOP_MS = 1_200;

/**
 * Writes the parts of a story and accepts what is suggested; answers with the accepts after which
 * there was more to write.
 */
export async function acceptAlong(
  player: Player,
  { parts, before }: Story,
  { seed, limitMs }: { readonly seed: number; readonly limitMs: number },
): Promise<readonly KeyLog[]> {
  const random = randomFrom(seed);
  const accepts: KeyLog[] = [];
  const began = performance.now();
  let grown = 0;
  for (const { at, text } of parts) {
    player.press(undefined, at + grown, { gap: KEY_MS, pause: false });
    const person = new Person(player.site, text);
    while (performance.now() - began < limitMs && person.next().kind !== 'done') {
      await nextKey(player, person, random);
      accepts.push(...(await acceptedInARow(player, person, random)));
    }
    grown = player.site.text.length - before.length;
  }
  player.leave();
  return accepts;
}

/** One key, and at some places a stop to see what is suggested. */
async function nextKey(player: Player, person: Person, random: Random): Promise<void> {
  await until(performance.now() + logNormal(random, KEY_MS, KEY_SIGMA));
  const action = person.next();
  if (action.kind === 'done') return;
  if (action.kind === 'step') {
    person.editor.moveTo(action.cursor);
    player.press(undefined, action.cursor, { gap: KEY_MS, pause: false });
    return;
  }
  const { edit, cursor } = person.type(action.key);
  const written = player.site.text.slice(0, edit.from) + action.key;
  const stops = STOP_AT.test(written) && random() < STOP_SHARE;
  const key = player.press(edit, cursor, { gap: stops ? STOP_MS : KEY_MS, pause: stops });
  if (stops) await player.settled(key, STOP_MS);
}

/** Accepts as long as there is something, but not what comes after the end of what is wanted. */
async function acceptedInARow(
  player: Player,
  person: Person,
  random: Random,
): Promise<readonly KeyLog[]> {
  const accepts: KeyLog[] = [];
  while (await accepted(player, person, random)) {
    const key = player.keys.at(-1);
    if (!key || person.next().kind === 'done') break;
    accepts.push(key);
  }
  return accepts;
}

/** Accepts what is shown in a pause, if anything is; then waits for what comes next. */
async function accepted(player: Player, person: Person, random: Random): Promise<boolean> {
  const key = player.keys.at(-1);
  const ghost = player.ghost;
  if (!key?.pause || !ghost || key.shownAt === undefined) return false;
  await until(key.shownAt + LOOK_MS_MIN + random() * (LOOK_MS_MAX - LOOK_MS_MIN));
  const from = Math.min(ghost.from, player.site.cursor);
  const to = Math.max(ghost.to, player.site.cursor);
  const { edit, cursor } = person.editor.insert({ from, to, text: ghost.text });
  const next = player.press(edit, cursor, { gap: NEXT_MS_MAX, pause: true, atOnce: true });
  await player.settled(next, NEXT_MS_MAX);
  return true;
}
