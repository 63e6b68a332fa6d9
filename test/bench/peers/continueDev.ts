import { gone, insertion, lineSuffix, type Site } from '../typing/document.js';
import { tokensOf } from '../typing/tokens.js';
import { type Completer, fileOf, type Peer, prefixFirst, sidesOf } from './peer.js';
import { type Ask, pause, type Server, streamOf } from './stream.js';

const DEBOUNCE_MS = 350;
const PROMPT_TOKENS_MAX = 1024;
const PREFIX_SHARE = 0.3;
const SUFFIX_SHARE = 0.2;
/** What a model may say at most where the user sets nothing. */
const PREDICT_MAX = 4096;
/** Once it has taken this long, the next complete line is the last. */
const SHOW_AFTER_MS = 300;

const STOP = [
  '<|endoftext|>',
  ...['<|fim_prefix|>', '<|fim_middle|>', '<|fim_suffix|>', '<|fim_pad|>', '<|repo_name|>'],
  ...['<|file_sep|>', '<|im_start|>', '<|im_end|>', '/src/', '#- coding: utf-8', '```'],
  ...['\nfunction', '\nclass', '\nmodule', '\nexport', '\nimport'],
];

export const CONTINUE: Peer = {
  name: 'Continue',
  policy: {
    wait: '350 ms after the last request of the editor',
    reuse: 'a cache by the text before the cursor, behind the same wait',
    window: '307 tokens before the cursor and 204 behind it, in whole lines that slide',
    limit: 'a line in the middle of a line, else lines; shown when complete, cut after 300 ms',
    stale: 'runs on until another request with other text replaces it',
    source:
      'Continue: core/util/parameters.ts (debounceDelay, maxPromptTokens, prefixPercentage, maxSuffixPercentage, showWhateverWeHaveAtXMs), GeneratorReuseManager, AutocompleteLruCache, AutocompleteTemplate (qwen), shouldCompleteMultiline',
  },
  start: server => start(server, SHOW_AFTER_MS),
};

/** In half a minute of a slow machine a model that goes round in circles says no more than this. */
const PREDICT_UNHURRIED = 128;

/**
 * The same where the model is so fast that no time limit cuts its answers. Answers are bounded in
 * tokens instead: a model may go on for thousands.
 */
export const CONTINUE_UNHURRIED: Peer = {
  ...CONTINUE,
  start: server => start(server, Infinity, PREDICT_UNHURRIED),
};

/** A stream that is kept while the text before the cursor agrees with what it says. */
interface Running {
  readonly prefix: string;
  readonly stop: AbortController;
  readonly pieces: string[];
  ended: boolean;
  wake: () => void;
}

function start(server: Server, showAfterMs: number, tokensMax = PREDICT_MAX): Completer {
  const cache = new Map<string, string>();
  let newest = 0;
  let running: Running | undefined;
  return async (site, signal) => {
    newest += 1;
    const own = newest;
    await pause(DEBOUNCE_MS, new AbortController().signal);
    if (own !== newest) return undefined;
    const { before, after } = windowOf(site);
    const { comment, path } = fileOf(site);
    const known = cached(cache, before);
    if (known !== undefined) return insertion(known, site);
    if (!running || !agrees(running, before)) {
      running?.stop.abort();
      const prompt = prefixFirst(`${comment} ${path}\n${before}`, after);
      running = begin(server, before, { prompt, tokensMax, stop: STOP });
    }
    const single = lineSuffix(site).trim() !== '';
    const below = nextLineOf(after);
    const said = await heard(running, before, { single, below, showAfterMs, signal });
    if (said === undefined) return undefined;
    cache.set(before, said);
    return insertion(said, site);
  };
}

function windowOf(site: Site): { readonly before: string; readonly after: string } {
  const { before, after } = sidesOf(site);
  const above = within(before.split('\n').reverse(), PROMPT_TOKENS_MAX * PREFIX_SHARE).reverse();
  const below = within(after.split('\n'), PROMPT_TOKENS_MAX * SUFFIX_SHARE);
  return { before: above.join('\n'), after: below.join('\n') };
}

/** The first lines that fit. */
function within(lines: readonly string[], tokensMax: number): string[] {
  let tokens = 0;
  const end = lines.findIndex(line => tokensMax < (tokens += tokensOf(line).length + 1));
  return lines.slice(0, end < 0 ? lines.length : Math.max(1, end));
}

function cached(cache: ReadonlyMap<string, string>, before: string): string | undefined {
  const keys = [...cache.keys()].filter(key => before.startsWith(key));
  const key = keys.sort((one, other) => other.length - one.length)[0];
  if (key === undefined) return undefined;
  const text = cache.get(key) ?? '';
  const typed = before.slice(key.length);
  return text.startsWith(typed) ? text.slice(typed.length) : undefined;
}

function agrees({ prefix, pieces }: Running, before: string): boolean {
  return prefix.length <= before.length && (prefix + pieces.join('')).startsWith(before);
}

function begin(server: Server, before: string, ask: Ask): Running {
  const stop = new AbortController();
  const running: Running = {
    prefix: before,
    stop,
    pieces: [],
    ended: false,
    wake: () => undefined,
  };
  const listen = async (): Promise<void> => {
    for await (const piece of streamOf(server, ask, stop.signal)) {
      running.pieces.push(piece);
      running.wake();
    }
  };
  const end = (): void => {
    running.ended = true;
    running.wake();
  };
  listen().then(end, end);
  return running;
}

interface Hearing {
  readonly single: boolean;
  /** The next line of the document that says something. */
  readonly below: string;
  readonly showAfterMs: number;
  readonly signal: AbortSignal;
}

function nextLineOf(after: string): string {
  const lines = after.slice(after.indexOf('\n') + 1).split('\n');
  return lines.find(line => line.trim() !== '')?.trim() ?? '';
}

/** Where several lines end: before a closer of nothing, or a line that the document has next. */
function endOf(said: string, below: string): number | undefined {
  let open = 0;
  for (let at = 0; at < said.length; at += 1) {
    const sign = said.charAt(at);
    if ('([{'.includes(sign)) open += 1;
    if (')]}'.includes(sign) && (open -= 1) < 0) return at;
  }
  let start = 0;
  for (const line of said.split('\n').slice(0, -1)) {
    if (0 < start && below !== '' && line.trim() === below) return start - 1;
    start += line.length + 1;
  }
  return undefined;
}

/** What the stream says beyond what is typed, as far as the rules let it; then it is stopped. */
async function heard(
  running: Running,
  before: string,
  { single, below, showAfterMs, signal }: Hearing,
): Promise<string | undefined> {
  const began = performance.now();
  signal.addEventListener('abort', () => {
    running.wake();
  });
  for (;;) {
    const said = (running.prefix + running.pieces.join('')).slice(before.length);
    const lineEnd = /\S[^\n]*(?=\n)/.exec(said);
    const late = showAfterMs < performance.now() - began;
    const end = endOf(said, below);
    if (gone(signal)) return undefined;
    if (!single && end !== undefined) {
      running.stop.abort();
      return said.slice(0, end).trimEnd();
    }
    if (lineEnd && (single || late)) {
      running.stop.abort();
      const cut = single ? lineEnd.index + lineEnd[0].length : said.lastIndexOf('\n');
      return said.slice(0, cut).trimEnd();
    }
    if (running.ended) return said.trimEnd();
    await new Promise<void>(resolve => {
      running.wake = resolve;
    });
  }
}
