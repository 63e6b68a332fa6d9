import { holeIn } from './holes.js';
import type { KeyLog, Shown } from './player.js';
import { overAt, type Served } from './served.js';
import { shareOf, type Spread, spreadOf } from './statistics.js';
import { tokensOf } from './tokens.js';

/** What was seen on both sides: by the person and by the server. */
export interface Session {
  readonly keys: readonly KeyLog[];
  readonly shows: readonly Shown[];
  readonly served: readonly Served[];
  /** What went wrong, in words. */
  readonly failures: readonly string[];
}

export interface Figures {
  /** Prompt tokens that a completion made the server evaluate. */
  readonly evaluated: Spread;
  /** The same where the cursor stood on a line that was just begun. */
  readonly afterNewline: Spread;
  readonly requestsPerKey: number;
  /** Requests for nothing but to have the prompt in the server's cache. */
  readonly warmUps: number;
  /** Prompt tokens that these made the server evaluate, all together. */
  readonly warmUpTokens: number;
  readonly pauses: number;
  readonly inTime: number;
  /** From a key before a pause to its suggestion, in ms; infinite where none came in time. */
  readonly ghost: Spread;
  /** The same for the pauses that had a suggestion at all, whether in time or not. */
  readonly waited: Spread;
  readonly wastedPerShown: number;
  readonly inFlightMost: number;
  /** From the key that made a request stale until its socket was closed, in ms. */
  readonly closing: Spread;
  readonly failures: readonly string[];
}

/** Two sockets are looked at one after the other: what closes within this was closed before, in ms. */
const SAME_MOMENT_MS = 5;

/** An answer that came from memory, not over a wire, in ms. */
const FROM_MEMORY_MS = 5;

export function figuresOf(session: Session): Figures {
  const { keys } = session;
  const asked = session.served.filter(({ purpose }) => purpose === 'completion');
  const warmUps = session.served.filter(({ purpose }) => purpose === 'warm-up');
  const started = asked.filter(({ startedAt }) => startedAt !== undefined);
  const fresh = started.filter(({ prompt }) => /\n[ \t]*$/.test(holeIn(prompt).before));
  const pauses = keys.filter(({ pause }) => pause);
  const edits = keys.filter(({ edit }) => edit);
  const shown = pauses.flatMap(({ at, shownAt }) => (shownAt === undefined ? [] : [shownAt - at]));
  return {
    evaluated: spreadOf(started.map(({ needed }) => needed)),
    afterNewline: spreadOf(fresh.map(({ needed }) => needed)),
    requestsPerKey: asked.length / edits.length,
    warmUps: warmUps.length,
    warmUpTokens: warmUps.reduce((sum, { needed }) => sum + needed, 0),
    pauses: pauses.length,
    inTime: pauses.filter(cameInTime).length,
    ghost: spreadOf(pauses.map(key => (cameInTime(key) ? latencyOf(key) : Infinity))),
    waited: spreadOf(shown),
    wastedPerShown: wasteOf(session),
    inFlightMost: inFlightMost(session.served),
    closing: spreadOf(closingTimes(session)),
    failures: session.failures,
  };
}

export interface AlongFigures {
  /** Keys that agree with what is shown. */
  readonly keys: number;
  readonly requestsPerKey: number;
  readonly fromMemory: number;
}

/** What it costs to type what is suggested. */
export function alongFiguresOf({ keys, served }: Session): AlongFigures {
  const following = keys.filter(({ follows }) => follows);
  const nextAt = (key: KeyLog): number => keys[keys.indexOf(key) + 1]?.at ?? Infinity;
  const sentDuring = (key: KeyLog): number =>
    served.filter(({ arrivedAt }) => key.at < arrivedAt && arrivedAt <= nextAt(key)).length;
  const requests = following.reduce((sum, key) => sum + sentDuring(key), 0);
  const asked = following.filter(({ askedAt }) => askedAt !== undefined);
  return {
    keys: following.length,
    requestsPerKey: requests / following.length,
    fromMemory: shareOf(asked, key => answerMs(key) <= FROM_MEMORY_MS),
  };
}

export interface AcceptFigures {
  readonly accepts: number;
  readonly fromMemory: number;
}

/** After an accept, a suggestion that was there before the person thought of it, in ms. */
const NEXT_FROM_MEMORY_MS = 20;

export function acceptFiguresOf(accepts: readonly KeyLog[]): AcceptFigures {
  const atOnce = (key: KeyLog): boolean =>
    key.shownAt !== undefined && answerMs(key) <= NEXT_FROM_MEMORY_MS;
  return { accepts: accepts.length, fromMemory: shareOf(accepts, atOnce) };
}

export function cameInTime(key: KeyLog): boolean {
  return latencyOf(key) < key.gap;
}

export function latencyOf({ at, shownAt = Infinity }: KeyLog): number {
  return shownAt - at;
}

function answerMs({ askedAt = 0, answeredAt = Infinity }: KeyLog): number {
  return answeredAt - askedAt;
}

/** Tokens that were generated and never seen, for each text that was seen. */
function wasteOf({ shows, served }: Session): number {
  const whole = new Map(shows.map(({ before, text }) => [before + text, '']));
  for (const { before, text } of shows) {
    const known = whole.get(before + text) ?? '';
    if (known.length < text.length) whole.set(before + text, text);
  }
  const seen = [...whole.values()].reduce((sum, text) => sum + tokensOf(text).length, 0);
  const generated = served
    .filter(({ purpose }) => purpose === 'completion' || purpose === 'warm-up')
    .reduce((sum, each) => sum + each.generated, 0);
  return Math.max(0, generated - seen) / whole.size;
}

function inFlightMost(served: readonly Served[]): number {
  const model = served.filter(({ purpose }) => purpose === 'completion' || purpose === 'warm-up');
  const openAt = (time: number): number =>
    model.filter(
      each => each.arrivedAt <= time && time + SAME_MOMENT_MS < (overAt(each) ?? Infinity),
    ).length;
  return Math.max(0, ...model.map(({ arrivedAt }) => openAt(arrivedAt)));
}

/** Of the prompt, no more than a person types while a request runs. */
const RECENT = 200;

/** Whether a key wrote what a request's answer says. */
function saidBy({ prompt, said }: Served, { tail }: KeyLog): boolean {
  const before = holeIn(prompt).before.slice(-RECENT);
  const at = (before + said).lastIndexOf(tail);
  return 0 <= at && before.length <= at + tail.length;
}

/** For each request that was open at a key that does not go on from it. */
function closingTimes({ keys, served }: Session): readonly number[] {
  return served
    .filter(({ purpose }) => purpose === 'completion' || purpose === 'warm-up')
    .flatMap(each => {
      const stale = keys.find(key => each.arrivedAt < key.at && !key.follows && !saidBy(each, key));
      const over = overAt(each) ?? Infinity;
      return stale === undefined || over < stale.at || over === Infinity ? [] : [over - stale.at];
    });
}
