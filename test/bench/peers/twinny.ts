import { gone, insertion, lineSuffix, type Site } from '../typing/document.js';
import {
  firstLines,
  lastLines,
  type Completer,
  fileOf,
  type Peer,
  prefixFirst,
  sidesOf,
} from './peer.js';
import { collected, pause, type Server, streamOf } from './stream.js';
import { blockDone } from './units.js';

const DEBOUNCE_MS = 300;
const CONTEXT_LINES = 100;
const PREFIX_SHARE = 0.85;
const PREDICT_MAX = 512;
const LINES_MAX = 40;
/** So much text on both sides has to be as it was for the last suggestion to be continued. */
const ANCHOR = 500;

const STOP = [
  ...['<|endoftext|>', '<|file_sep|>', '<|fim_prefix|>', '<|fim_suffix|>', '<|fim_middle|>'],
  ...['<|fim_pad|>', '<|im_end|>'],
];

export const TWINNY: Peer = {
  name: 'twinny',
  policy: {
    wait: '300 ms',
    reuse: 'the last suggestion is continued from memory, without the wait',
    window: '85 lines before the cursor and 15 behind it, more where the other side is short',
    limit: 'a line in the middle of a line, else up to 40 lines of the block',
    stale: 'closed at the key',
    source:
      'twinny: settings debounceWait, contextLength, numPredictFim, maxLines; extension/completion (provider, stream, cache, fim-templates), utils.getPrefixSuffix',
  },
  start,
};

interface Last {
  readonly before: string;
  readonly after: string;
  readonly text: string;
}

function start(server: Server): Completer {
  let last: Last | undefined;
  return async (site, signal) => {
    const continued = last && continuation(last, site);
    if (continued !== undefined) return insertion(continued, site);
    if (/^\w/.test(lineSuffix(site))) return undefined;
    await pause(DEBOUNCE_MS, signal);
    if (gone(signal)) return undefined;
    const ask = { prompt: promptOf(site), tokensMax: PREDICT_MAX, stop: STOP };
    const single = lineSuffix(site).trim() !== '';
    const rule = { single, linesMax: LINES_MAX, blankEnds: true };
    const enough = (text: string): boolean => blockDone(text, site, rule) !== undefined;
    const said = await collected(streamOf(server, ask, signal), enough);
    if (gone(signal)) return undefined;
    const text = said.slice(0, blockDone(said, site, rule) ?? said.length).trimEnd();
    last = { ...sidesOf(site), text };
    return insertion(text, site);
  };
}

function promptOf(site: Site): string {
  const { before, after } = sidesOf(site);
  const above = before.split('\n').length - 1;
  const below = after.split('\n').length;
  const wanted = Math.floor(CONTEXT_LINES * PREFIX_SHARE);
  const spare = CONTEXT_LINES - wanted;
  const behind = Math.min(below, spare + Math.max(0, wanted - above));
  const ahead = Math.min(above, wanted + Math.max(0, spare - below));
  const { comment, title, language, path } = fileOf(site);
  const header = `${comment} Language: ${title} (${language}) \n${comment} Path: ${path} \n`;
  const prefix = header + lastLines(before, ahead + 1);
  const suffix = `${firstLines(after, behind)}\n`;
  return suffix.trim() === '' ? prefix : prefixFirst(prefix, suffix);
}

function continuation({ before, after, text }: Last, site: Site): string | undefined {
  const now = sidesOf(site);
  const typed = now.before.slice(before.length);
  const same =
    now.before.startsWith(before.slice(-ANCHOR), Math.max(0, before.length - ANCHOR)) &&
    before.length <= now.before.length &&
    now.after.startsWith(after.slice(0, ANCHOR)) &&
    text.startsWith(typed);
  const rest = text.slice(typed.length);
  return same && rest.trim() !== '' ? rest : undefined;
}
