import { gone, insertion, lineSuffix, linePrefix, type Site } from '../typing/document.js';
import { type Completer, firstLines, lastLines, type Peer, prefixFirst, sidesOf } from './peer.js';
import { collected, pause, type Server, streamOf } from './stream.js';
import { blockDone } from './units.js';

const PREFIX_LINES = 20;
const SUFFIX_LINES = 20;
const PREDICT_MAX = 64;
const FORWARD_MAX = 50;

/** The interval that the waits are made of, before there are enough keys to know it, in ms. */
const BASE_MS = 200;
const INTERVALS_MIN = 20;
const INTERVALS_MAX = 100;
const INTERVAL_MS_MIN = 100;
const INTERVAL_MS_MAX = 400;
const RATE_MIN = 1.5;
const RATE_MAX = 3;
const WAIT_MS_MIN = 100;
const WAIT_MS_MAX = 1_000;

const STOP = [
  ...['<|endoftext|>', '<|fim_prefix|>', '<|fim_suffix|>', '<|fim_middle|>', '<|fim_pad|>'],
  ...['\n\n', '\n\n  ', '\nexport', '\nfunction', '\nclass', '\nimport'],
];

export const TABBY: Peer = {
  name: 'Tabby',
  policy: {
    wait: '100 to 1,000 ms: 1.5 to 3 times the person’s interval, less the server’s mean latency',
    reuse: 'a cache of up to 50 characters along the line, behind the same wait',
    window: '20 lines before the cursor and 20 behind it',
    limit: '64 tokens; a line in the middle of a line, else the block',
    stale: 'closed at the key',
    source:
      'Tabby: clients/tabby-agent (config.completion.prompt, debouncer, cache.generateForwardingContexts); server defaults max_decoding_tokens and stop words',
  },
  start,
};

function start(server: Server): Completer {
  const cache = new Map<string, string>();
  const waits = new Waits();
  return async (site, signal) => {
    const { before, after } = sidesOf(site);
    const known = cache.get(keyOf(before, after));
    await pause(waits.next(site, known !== undefined), signal);
    if (gone(signal)) return undefined;
    if (known !== undefined) return insertion(known, site);
    const prefix = lastLines(before, PREFIX_LINES);
    const prompt = prefixFirst(prefix, firstLines(after, SUFFIX_LINES));
    const began = performance.now();
    const ask = { prompt, tokensMax: PREDICT_MAX, stop: STOP };
    const said = await collected(streamOf(server, ask, signal), () => false);
    if (gone(signal)) return undefined;
    waits.took(performance.now() - began);
    const text = cut(said, site);
    forward(cache, { before, after, text });
    return insertion(text, site);
  };
}

/** The answer comes in one piece; what is too much is cut off then. */
function cut(said: string, site: Site): string {
  const single = !/^[\s)\]}>;,'"`]*$/.test(lineSuffix(site));
  const rule = { single, linesMax: Number.POSITIVE_INFINITY, blankEnds: false };
  return said.slice(0, blockDone(`${said}\n`, site, rule) ?? said.length).trimEnd();
}

function keyOf(before: string, after: string): string {
  return `${before}|${after}`;
}

function forward(
  cache: Map<string, string>,
  {
    before,
    after,
    text,
  }: { readonly before: string; readonly after: string; readonly text: string },
): void {
  const line = text.split('\n')[0] ?? '';
  for (let typed = 0; typed < Math.min(FORWARD_MAX, Math.max(1, line.length)); typed += 1) {
    cache.set(keyOf(before + text.slice(0, typed), after), text.slice(typed));
  }
}

/** How long to wait: it learns the person's interval and the server's latency. */
class Waits {
  readonly #intervals: number[] = [];
  readonly #latencies: number[] = [];
  #lastAt = 0;

  took(ms: number): void {
    this.#latencies.push(ms);
  }

  next(site: Site, known: boolean): number {
    const now = performance.now();
    const interval = now - this.#lastAt;
    this.#lastAt = now;
    if (interval <= INTERVAL_MS_MAX) this.#intervals.push(interval);
    if (INTERVALS_MAX < this.#intervals.length) this.#intervals.shift();
    const rate = RATE_MAX - (RATE_MAX - RATE_MIN) * likelihoodOf(site);
    const latency = known || this.#latencies.length === 0 ? 0 : meanOf(this.#latencies);
    return between(WAIT_MS_MIN, rate * this.#base() - latency, WAIT_MS_MAX);
  }

  #base(): number {
    if (this.#intervals.length <= INTERVALS_MIN) return BASE_MS;
    return between(INTERVAL_MS_MIN, meanOf(this.#intervals), INTERVAL_MS_MAX);
  }
}

/** From 0 to 1: how likely a completion is wanted here. */
function likelihoodOf(site: Site): number {
  const { after } = sidesOf(site);
  const sign = /^\W*$/.test(linePrefix(site).slice(-1)) ? 0.5 : 0;
  const lineEnd = lineSuffix(site).trim() === '' ? 0.4 : 0;
  return sign + lineEnd + (/^\W*$/.test(after) ? 0.1 : 0);
}

function meanOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

function between(least: number, number: number, most: number): number {
  return Math.max(least, Math.min(most, number));
}
