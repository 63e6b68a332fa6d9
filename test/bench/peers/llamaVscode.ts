import {
  gone,
  indentOf,
  insertion,
  linePrefix,
  lineSuffix,
  type Site,
} from '../typing/document.js';
import { type Completer, fileOf, firstLines, lastLines, type Peer, prefixFirst } from './peer.js';
import { collected, pause, type Server, streamOf } from './stream.js';

const POLL_MS = 150;
const PREFIX_LINES = 256;
const SUFFIX_LINES = 64;
const PREDICT_MAX = 128;
const LINE_SUFFIX_MAX = 8;
/** After this, the next line end is the end. */
const PREDICT_MS_MAX = 2_500;
const CACHE_MAX = 250;

const STOP = ['<|endoftext|>', '<|fim_pad|>', '<|repo_name|>', '<|file_sep|>', '<|im_end|>'];

export const LLAMA_VSCODE: Peer = {
  name: 'llama.vscode',
  policy: {
    wait: 'none; while a request runs, a look each 150 ms whether it is over',
    reuse: 'a cache that is searched back along the line; the state after an accept is asked for',
    window: '256 lines before the cursor and 64 behind it, as a file of a repository',
    limit: '128 tokens, or 2.5 s and a line, or a smaller indent; nothing before 8 characters',
    stale: 'runs on to its end',
    source:
      'llama.vscode: settings n_prefix, n_suffix, n_predict, max_line_suffix, t_max_predict_ms, max_cache_keys; src/completion.ts (DELAY_BEFORE_COMPL_REQUEST, cacheFutureSuggestion). llama.cpp: tools/server, /infill',
  },
  start,
};

interface Around {
  /** The lines above, the cursor's line up to it, and what comes behind it. */
  readonly above: string;
  readonly line: string;
  readonly below: string;
  readonly path: string;
}

function start(server: Server): Completer {
  const cache = new Map<string, string>();
  let busy = false;
  const fill = async (around: Around): Promise<string> => {
    const said = await ask(server, around);
    if (CACHE_MAX <= cache.size) cache.delete([...cache.keys()][0] ?? '');
    if (said.trim() !== '') cache.set(keyOf(around), said);
    return said;
  };
  return async (site, signal) => {
    while (busy) {
      await pause(POLL_MS, signal);
      if (gone(signal)) return undefined;
    }
    if (LINE_SUFFIX_MAX < lineSuffix(site).length) return undefined;
    busy = true;
    try {
      const around = aroundOf(site);
      const said = remembered(cache, around) ?? (await fill(around));
      if (said.trim() === '' || repeats(said, around)) return undefined;
      if (!gone(signal) && lineSuffix(site).trim() === '') {
        const next = afterAccept(around, said);
        if (!cache.has(keyOf(next))) void fill(next).catch(() => undefined);
      }
      const blanks = around.line === '' ? linePrefix(site).length : 0;
      return insertion(said.replace(new RegExp(`^[ \\t]{0,${blanks}}`), ''), site);
    } finally {
      busy = false;
    }
  };
}

function aroundOf(site: Site): Around {
  const prefix = linePrefix(site);
  const before = site.text.slice(0, site.cursor - prefix.length);
  const rest = lineSuffix(site);
  const behind = site.text.slice(site.cursor + rest.length + 1);
  return {
    above: lastLines(before, PREFIX_LINES + 1),
    line: prefix.trim() === '' ? '' : prefix,
    below: `${rest}\n${firstLines(behind, SUFFIX_LINES)}\n`,
    path: fileOf(site).path,
  };
}

async function ask(server: Server, { above, line, below, path }: Around): Promise<string> {
  const file = `<|repo_name|>myproject\n<|file_sep|>${path}\n`;
  const prompt = file + prefixFirst(above + line, below);
  const floor = indentOf(line).length;
  const signal = new AbortController().signal;
  let began: number | undefined;
  const enough = (text: string): boolean => {
    began ??= performance.now();
    const lines = text.split('\n').slice(1, -1);
    if (lines.some(each => each.trim() !== '' && indentOf(each).length < floor)) return true;
    return PREDICT_MS_MAX < performance.now() - began && text.includes('\n');
  };
  const request = { prompt, tokensMax: PREDICT_MAX, stop: STOP };
  return (await collected(streamOf(server, request, signal), enough)).trimEnd();
}

function keyOf({ above, line, below }: Around): string {
  return `${above}|${below}|${line}`;
}

function remembered(cache: ReadonlyMap<string, string>, around: Around): string | undefined {
  for (let end = around.line.length; 0 <= end; end -= 1) {
    const said = cache.get(keyOf({ ...around, line: around.line.slice(0, end) }));
    const typed = around.line.slice(end);
    if (said?.startsWith(typed)) return said.slice(typed.length);
  }
  return undefined;
}

function repeats(said: string, { below }: Around): boolean {
  return said.trim() === below.trim().split('\n')[0]?.trim();
}

function afterAccept({ above, line, below, path }: Around, said: string): Around {
  const text = line + said;
  const lineStart = text.lastIndexOf('\n') + 1;
  return {
    above: lastLines(above + text.slice(0, lineStart), PREFIX_LINES + 1),
    line: text.slice(lineStart),
    below,
    path,
  };
}
