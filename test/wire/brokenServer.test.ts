import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { asks, type BrokenState, testBrokenStates } from '../support/brokenState.js';
import type { Piped } from '../support/pipedServer.js';
import type { Answer } from '../support/scriptedAnswers.js';

const HTML = '<html><body>It works!</body></html>';

/** Whatever it is asked, the server answers so at first. */
function answersAtFirst(answer: Answer): Pick<BrokenState, 'script' | 'mends'> {
  return {
    script: { instead: { '/api/tags': answer } },
    mends: ({ ollama }) => {
      ollama.instead('/api/tags');
    },
  };
}

function page(status: number): Answer {
  return { does: 'status', status, html: HTML };
}

/** A request for a completion is answered so, and the next ones well. */
function answersOnce(answer: Answer): Pick<BrokenState, 'breaks' | 'mends'> {
  return {
    breaks: async parts => {
      parts.ollama.answer(answer);
      await asks(parts);
    },
    mends: ({ ollama }) => {
      ollama.answer('1');
    },
  };
}

function withUrl({ client }: Piped, url: string): Promise<void> {
  return client.changeSettings({ ollama: { url } });
}

describe('a server', () => {
  testBrokenStates([
    {
      what: 'one that was stopped',
      breaks: async parts => {
        await parts.ollama.down();
        await asks(parts);
      },
      reason: /^Ollama does not answer at 127\.0\.0\.1:\d+\.$/,
      remedy: /Start Ollama/,
      mends: ({ ollama }) => ollama.up(),
    },
    {
      what: 'one that takes connections and says nothing',
      ...answersAtFirst({ does: 'hang' }),
      reason: /Ollama does not answer at/,
      remedy: /Start Ollama/,
    },
    {
      what: 'another program at the port',
      ...answersAtFirst({ does: 'bytes', chunks: [HTML] }),
      reason: /Something answers at 127\.0\.0\.1:\d+, but it is not Ollama/,
      remedy: /"cove\.ollama\.url" to where Ollama runs: port, path/,
    },
    {
      what: 'a path that is not there',
      ...answersAtFirst(page(404)),
      reason: /it is not Ollama/,
      remedy: /path/,
    },
    {
      what: 'a redirect',
      ...answersAtFirst({ does: 'redirect', to: 'http://127.0.0.1:9/' }),
      reason: /127\.0\.0\.1:\d+ sends Cove on to another address \(a redirect\)/,
      remedy: /"cove\.ollama\.url" to where Ollama itself answers/,
    },
    {
      what: 'a reverse proxy with nothing behind it',
      ...answersAtFirst(page(502)),
      reason: /What stands before Ollama at \S+ answers for it \(502\)/,
      remedy: /Start Ollama behind it/,
    },
    {
      what: 'a proxy that wants a password',
      ...answersAtFirst(page(407)),
      reason: /A proxy answers instead of 127\.0\.0\.1/,
      remedy: /NO_PROXY/,
    },
    {
      what: 'one that wants to know who asks',
      ...answersAtFirst({ does: 'status', status: 401 }),
      reason: /does not let Cove in \(401\)/,
      remedy: /./,
    },
    {
      what: 'one that lets nobody in',
      ...answersAtFirst(page(403)),
      reason: /does not let Cove in \(403\)/,
      remedy: /./,
    },
    {
      what: 'a host that nobody named',
      breaks: parts => withUrl(parts, 'http://192.0.2.1:11434'),
      reason: /192\.0\.2\.1:11434 is neither this machine nor named/,
      remedy: /cove\.ollama\.allowedHosts/,
      mends: parts => withUrl(parts, parts.ollama.url),
    },
    {
      what: 'an address that is none',
      breaks: parts => withUrl(parts, 'http://not a host'),
      reason: /Ollama does not answer at http:\/\/not a host/,
      remedy: /cove\.ollama\.url/,
      mends: parts => withUrl(parts, parts.ollama.url),
    },
    {
      what: 'one that has too much to do',
      ...answersOnce({
        does: 'status',
        status: 503,
        error: 'server busy, please try again.  maximum pending requests exceeded',
      }),
      reason: /busy with other requests/,
      remedy: /by itself/,
    },
    {
      what: 'one that wants to be asked less often',
      ...answersOnce({ does: 'status', status: 429 }),
      reason: /limits how often it is asked/,
      remedy: /by itself/,
    },
    {
      what: 'one that breaks off in the middle',
      ...answersOnce({ does: 'cut', after: 'x' }),
      reason: /stopped in the middle of an answer \(the connection broke\)/,
      remedy: /by itself/,
    },
    {
      what: 'one that stops in the middle',
      ...answersOnce({ does: 'stall', after: 'x' }),
      reason: /stopped in the middle of an answer \(nothing more came\)/,
      remedy: /restart Ollama/,
    },
    {
      what: 'one that fails for reasons of its own',
      ...answersOnce({ does: 'status', status: 500, error: 'something is odd' }),
      reason: /Ollama failed to answer \(500\)/,
      remedy: /log of Ollama/,
    },
    {
      what: 'one that lists its models, and answers no prompt',
      breaks: parts => {
        parts.ollama.answer({ does: 'hang' });
        void asks(parts);
      },
      reason: /qwen2\.5-coder:1\.5b-base does not: it is busy with something else, or hangs/,
      remedy: /restart Ollama/,
      mends: async ({ ollama }) => {
        ollama.answer('1');
        await ollama.down();
        await ollama.up();
      },
    },
    {
      what: 'one that hangs until it lets go of the model',
      breaks: parts => {
        parts.ollama.answer({ does: 'hang' });
        void asks(parts);
      },
      reason: /qwen2\.5-coder:1\.5b-base does not: it is busy with something else, or hangs/,
      remedy: /load its model anew/,
      // Nobody does anything: what hangs is ended by what is asked.
      mends: async ({ ollama }) => {
        while (ollama.requests.at(-1)?.body?.['keep_alive'] !== 0) await ollama.nextRequest();
        ollama.answer('1');
      },
    },
    {
      what: 'a ledger that cannot be written',
      breaks: async parts => {
        await rm(join(parts.home, 'ledger.jsonl'));
        await mkdir(join(parts.home, 'ledger.jsonl'));
        await asks(parts);
      },
      reason: /ledger of requests cannot be written, so nothing is sent/,
      remedy: /Make room on the disk/,
      mends: ({ home }) => rm(join(home, 'ledger.jsonl'), { recursive: true }),
    },
  ]);
});
