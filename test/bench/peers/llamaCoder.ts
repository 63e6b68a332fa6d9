import { gone, insertion } from '../typing/document.js';
import { type Completer, fileOf, type Peer, prefixFirst, sidesOf } from './peer.js';
import { pause, type Server, streamOf } from './stream.js';

const DELAY_MS = 250;
const LINES_MAX = 16;
const TOKENS_MAX = 256;

export const LLAMA_CODER: Peer = {
  name: 'Llama Coder',
  policy: {
    wait: '250 ms',
    reuse: 'none; a cache of the same text on both sides',
    window: 'the whole file',
    limit: '256 tokens, or 16 lines and no bracket open, or a bracket that closes what was there',
    stale: 'noticed at the next token; a request waits for the one before it',
    source:
      'Llama Coder: settings inference.delay, inference.maxLines, inference.maxTokens; prompts (provider, autocomplete, preparePrompt, promptCache). It has no layout for Qwen; Qwen’s own is used',
  },
  start,
};

const OPENERS = '([{';
const CLOSERS = ')]}';

function start(server: Server): Completer {
  const cache = new Map<string, string>();
  let lock: Promise<unknown> = Promise.resolve();
  return async (site, signal) => {
    await pause(DELAY_MS, signal);
    if (gone(signal)) return undefined;
    const { before, after } = sidesOf(site);
    const key = `${before} ##CURSOR## ${after}`.replace(/\s+/g, ' ');
    const turn = lock.then(async () => {
      if (gone(signal)) return undefined;
      const known = cache.get(key);
      if (known !== undefined) return known;
      const { comment, path } = fileOf(site);
      const prompt = prefixFirst(`${comment} Path: ${path}\n${before}`, after);
      const said = await listen(server, prompt, signal);
      if (!gone(signal)) cache.set(key, said);
      return said;
    });
    lock = turn.catch(() => undefined);
    const said = await turn;
    return said === undefined || gone(signal) ? undefined : insertion(said.trimEnd(), site);
  };
}

/** Looks at the signal between tokens alone, so what is evaluated is evaluated to its end. */
async function listen(server: Server, prompt: string, signal: AbortSignal): Promise<string> {
  const ask = { prompt, tokensMax: TOKENS_MAX, stop: ['<|endoftext|>'] };
  let said = '';
  const open: string[] = [];
  for await (const piece of streamOf(server, ask, new AbortController().signal)) {
    if (gone(signal)) return said;
    for (const sign of piece) {
      if (OPENERS.includes(sign)) open.push(sign);
      const closes = CLOSERS.indexOf(sign);
      if (0 <= closes && open.pop() !== OPENERS[closes]) return said;
      said += sign;
    }
    if (LINES_MAX < said.split('\n').length && open.length === 0) return said;
  }
  return said;
}
