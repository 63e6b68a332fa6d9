import { gone, insertion, linePrefix, lineSuffix, type Site } from '../typing/document.js';
import { type Completer, fileOf, type Peer, prefixFirst, sidesOf } from './peer.js';
import { collected, pause, type Server, streamOf } from './stream.js';
import { blockDone } from './units.js';

const TAIL_MS = 25;
const PREFIX_CHARACTERS = 10_000;
const SUFFIX_CHARACTERS = 100;
const PREDICT_MAX = 256;
const LINES_MAX = 40;

/** Nothing is asked behind one of these, nor before a word on the line. */
const NOT_BEHIND = /[);\]}]$/;

const MARKS = [
  ...['<|repo_name|>', '<|file_sep|>', '<|fim_prefix|>', '<|fim_suffix|>', '<|fim_middle|>'],
  '<|endoftext|>',
];

export const CODY: Peer = {
  name: 'Cody',
  policy: {
    wait: '25 ms; none at the start of a line',
    reuse: 'the last suggestion is continued from memory; a cache',
    window: '10,000 characters before the cursor and 100 behind it',
    limit: '256 tokens; a line, or a block where one begins; nothing behind `)`, `;`, `]` or `}`',
    stale: 'closed by the next request on another text of the line',
    source:
      'Cody: vscode/src/completions (smart-throttle, get-inline-completions, request-manager for local providers, model-helpers/codeqwen, providers/experimental-ollama contextSizeHints). Its num_gpu, which would load the model anew, is left out',
  },
  start,
};

interface Shown {
  readonly before: string;
  readonly text: string;
}

/** A request that the next one closes, if that is about another text. */
interface Running {
  readonly line: string;
  readonly stop: AbortController;
}

function start(server: Server): Completer {
  let last: Shown | undefined;
  let lineStart = '';
  const running = new Set<Running>();
  return async (site, signal) => {
    const continued = last && continuation(last, site);
    if (continued !== undefined) return insertion(continued, site);
    const line = linePrefix(site);
    if (NOT_BEHIND.test(line.trim()) || /\w/.test(lineSuffix(site))) return undefined;
    const place = String(site.text.slice(0, site.cursor).split('\n').length);
    if (line.trim() !== '' || place === lineStart) await pause(TAIL_MS, signal);
    else lineStart = place;
    if (gone(signal)) return undefined;
    for (const other of running) if (other.line !== line) other.stop.abort();
    const own: Running = { line, stop: new AbortController() };
    running.add(own);
    try {
      const text = await fill(server, site, own.stop.signal);
      if (gone(own.stop.signal)) return undefined;
      last = { before: sidesOf(site).before, text };
      return gone(signal) ? undefined : insertion(text, site);
    } finally {
      running.delete(own);
    }
  };
}

async function fill(server: Server, site: Site, signal: AbortSignal): Promise<string> {
  const { before, after } = sidesOf(site);
  const prefix = before.slice(-PREFIX_CHARACTERS);
  const { comment, path } = fileOf(site);
  const above = `${comment} Path: ${path}\n${prefix}`;
  const prompt = prefixFirst(above, after.slice(0, SUFFIX_CHARACTERS));
  const block = beginsBlock(site);
  const stop = [block ? '\n\n' : '\n', ...MARKS];
  const rule = { single: !block, linesMax: LINES_MAX, blankEnds: true };
  const enough = (text: string): boolean => blockDone(text, site, rule) !== undefined;
  const ask = { prompt, tokensMax: PREDICT_MAX, stop };
  const said = await collected(streamOf(server, ask, signal), enough);
  return said.slice(0, blockDone(`${said}\n`, site, rule) ?? said.length).trimEnd();
}

/** On a line that opens one, and on the blank line below such a line. */
function beginsBlock(site: Site): boolean {
  if (lineSuffix(site).trim() !== '') return false;
  const { before } = sidesOf(site);
  return /[{([]$/.test(before.trimEnd());
}

function continuation({ before, text }: Shown, site: Site): string | undefined {
  const now = sidesOf(site).before;
  if (!now.startsWith(before)) return undefined;
  const typed = now.slice(before.length);
  const rest = text.slice(typed.length);
  return text.startsWith(typed) && rest.trim() !== '' ? rest : undefined;
}
