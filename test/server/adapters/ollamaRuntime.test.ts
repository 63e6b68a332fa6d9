import assert from 'node:assert/strict';
import {
  type FaultKind,
  type FillPiece,
  type FillRequest,
  type FillUsage,
  ModelFault,
} from '../../../src/core/models/modelRuntime.js';
import type { LedgerEntry } from '../../../src/core/privacy/ledger.js';
import type { Log } from '../../../src/core/base/log.js';
import { OllamaRuntime } from '../../../src/server/adapters/ollamaRuntime.js';
import { HandClock } from '../../support/handClock.js';
import { printedDuring } from '../../support/printedDuring.js';
import type { Answer } from '../../support/scriptedAnswers.js';
import { ScriptedOllama, type Script } from '../../support/scriptedOllama.js';

const MODEL = 'qwen2.5-coder:1.5b-base';
const SECRET = 'const password = "hunter2";';
const REQUEST: FillRequest = {
  model: MODEL,
  prompt: `<|fim_prefix|>${SECRET}<|fim_suffix|><|fim_middle|>`,
  stop: ['<|endoftext|>'],
  maxTokens: 64,
  contextLength: undefined,
  keepAlive: undefined,
  files: ['a.ts'],
};
const never = new AbortController().signal;

/** A runtime, the scripted server that it asks, and all that it wrote anywhere. */
interface Rig {
  readonly runtime: OllamaRuntime;
  readonly ollama: ScriptedOllama;
  readonly clock: HandClock;
  readonly entries: LedgerEntry[];
  readonly log: string[];
}

async function withRig(script: Script, work: (rig: Rig) => Promise<void>): Promise<void> {
  const ollama = await ScriptedOllama.start(script);
  const clock = new HandClock();
  const entries: LedgerEntry[] = [];
  const log: string[] = [];
  const ledger = {
    record: (entry: LedgerEntry) => {
      entries.push(entry);
      return Promise.resolve();
    },
    read: () => Promise.resolve(entries),
  };
  const write: Log = (level, event, fields) => log.push(JSON.stringify([level, event, fields]));
  const settings = () => ({ url: ollama.url, allowedHosts: [] });
  try {
    const runtime = new OllamaRuntime({ settings, ledger, clock, log: write });
    await work({ runtime, ollama, clock, entries, log });
  } finally {
    await ollama.stop();
  }
}

interface Heard {
  readonly text: string;
  readonly usage?: FillUsage;
  readonly fault?: ModelFault;
}

async function hear(pieces: AsyncIterable<FillPiece>): Promise<Heard> {
  let text = '';
  let usage: FillUsage | undefined;
  try {
    for await (const piece of pieces) {
      if (piece.kind === 'text') text += piece.text;
      else usage = piece.usage;
    }
  } catch (error) {
    if (error instanceof ModelFault) return { text, fault: error };
    throw error;
  }
  return { text, ...(usage ? { usage } : {}) };
}

describe('OllamaRuntime.fill', () => {
  const failed = (subject: string): ModelFault => new ModelFault('failed', subject);
  const rows: readonly { does: string; answer: Answer; text: string; fault?: ModelFault }[] = [
    { does: 'gives the text as it comes', answer: 'return a + b;', text: 'return a + b;' },
    {
      does: 'takes letters of any alphabet',
      answer: 'print("grüße 🎉 你好")',
      text: 'print("grüße 🎉 你好")',
    },
    { does: 'takes an empty answer', answer: '', text: '' },
    {
      does: 'takes an end without done for an end',
      answer: { does: 'end without done', text: 'return a' },
      text: 'return a',
    },
    {
      does: 'gives what came before the connection broke',
      answer: { does: 'cut', after: 'return a' },
      text: 'return a',
      fault: failed('the connection broke'),
    },
    {
      does: 'gives what came before a line that makes no sense',
      answer: { does: 'babble', after: 'return a' },
      text: 'return a',
      fault: failed('no sense in it'),
    },
    {
      does: 'gives what came before a line of ten megabytes',
      answer: { does: 'long line', after: 'return a', bytes: 10 << 20 },
      text: 'return a',
      fault: failed('too long an answer'),
    },
    {
      does: 'gives what came before an error on a line',
      answer: { does: 'error line', after: 'return a', error: 'llama runner terminated' },
      text: 'return a',
      fault: failed('an error'),
    },
    {
      does: 'reads the status that an error on a line has',
      answer: { does: 'error line', after: '', error: 'later', status: 503 },
      text: '',
      fault: new ModelFault('busy', '503'),
    },
    {
      does: 'replaces bytes that are no text',
      answer: {
        does: 'bytes',
        chunks: ['{"response":"a', Uint8Array.of(0xff), 'b"}\n{"done":true}\n'],
      },
      text: 'a\uFFFDb',
    },
    {
      does: 'passes over fields of another shape',
      answer: {
        does: 'bytes',
        chunks: [
          '{"response":7}\n{"response":"a","eval_count":"x"}\n{"done":true,"eval_count":-1}\n',
        ],
      },
      text: 'a',
    },
    {
      does: 'takes a page of HTML for no sense',
      answer: { does: 'bytes', chunks: ['<html>\n<body>Welcome</body>\n'] },
      text: '',
      fault: failed('no sense in it'),
    },
    {
      does: 'gives up an answer that never ends',
      answer: { does: 'bytes', chunks: [`{"response":"${'x'.repeat(1 << 16)}"}\n`.repeat(80)] },
      text: 'x'.repeat(63 << 16),
      fault: failed('too long an answer'),
    },
    {
      does: 'refuses a redirect',
      answer: { does: 'redirect', to: 'http://127.0.0.1:1/' },
      text: '',
      fault: failed('a redirect'),
    },
  ];

  for (const { does, answer, text, fault } of rows) {
    it(`${does}, and prints nothing`, () =>
      withRig({ answers: [answer] }, async ({ runtime, log }) => {
        let heard: Heard = { text: '' };
        const printed = await printedDuring(async () => {
          heard = await hear(runtime.fill(REQUEST, never));
        });
        assert.equal(heard.text, text);
        assert.deepEqual(heard.fault, fault);
        assert.equal(printed, '');
        assert.doesNotMatch(log.join('\n'), /return|hunter2/);
      }));
  }

  it('tells the counts of the server', () =>
    withRig({ answers: ['return a + b;'] }, async ({ runtime }) => {
      const { usage } = await hear(runtime.fill(REQUEST, never));
      const promptTokens = Math.ceil(REQUEST.prompt.length / 4);
      assert.deepEqual(usage, { promptTokens, promptMs: 12, generatedTokens: 4, generatedMs: 17 });
    }));

  it('tells no counts where none came', () =>
    withRig({ answers: [{ does: 'end without done', text: 'a' }] }, async ({ runtime }) => {
      assert.deepEqual(await hear(runtime.fill(REQUEST, never)), { text: 'a' });
    }));

  it('sends a raw prompt, and nothing that would reload the model', () =>
    withRig({}, async ({ runtime, ollama }) => {
      await hear(runtime.fill(REQUEST, never));
      assert.deepEqual(ollama.requests[0]?.body, {
        model: MODEL,
        prompt: REQUEST.prompt,
        stream: true,
        raw: true,
        think: false,
        truncate: false,
        options: { num_predict: 64, stop: ['<|endoftext|>'], temperature: 0, repeat_penalty: 1 },
      });
      assert.ok(ollama.requests[0]?.headers['content-length']);
    }));

  const keepAlives: readonly [keepAlive: string | undefined, sent: unknown][] = [
    [undefined, undefined],
    ['30m', '30m'],
    ['1h30m', '1h30m'],
    ['-1', -1],
    ['300', 300],
    ['0', 0],
    ['-1m', '-1m'],
    ['forever', undefined],
    ['', undefined],
  ];
  for (const [keepAlive, sent] of keepAlives) {
    it(`sends ${JSON.stringify(sent) ?? 'nothing'} to keep a model for ${keepAlive ?? 'as long as the server likes'}`, () =>
      withRig({}, async ({ runtime, ollama }) => {
        await hear(runtime.fill({ ...REQUEST, keepAlive, contextLength: 8192 }, never));
        assert.equal(ollama.requests[0]?.body?.['keep_alive'], sent);
        assert.equal(ollama.loads[0]?.contextLength, 8192);
      }));
  }

  it('records the request with its files before it asks', () =>
    withRig({}, async ({ runtime, ollama, entries }) => {
      await hear(runtime.fill(REQUEST, never));
      const [{ purpose, files, host, verdict, bytes } = entries[0], ...more] = entries;
      const length = ollama.requests[0]?.headers['content-length'];
      assert.deepEqual(
        { purpose, files, host, verdict, bytes, more },
        {
          purpose: 'completion',
          files: ['a.ts'],
          host: new URL(ollama.url).host,
          verdict: 'allowed',
          bytes: Number(length),
          more: [],
        },
      );
    }));

  it('asks a model that runs elsewhere nothing', () =>
    withRig({}, async ({ runtime, ollama, entries }) => {
      const model = 'gpt-oss:120b-cloud';
      const { fault } = await hear(runtime.fill({ ...REQUEST, model }, never));
      assert.deepEqual(fault, new ModelFault('remote', model));
      await assert.rejects(runtime.load({ ...REQUEST, model }, never), fault);
      assert.equal(ollama.requests.length, 0);
      assert.equal(entries.length, 0);
    }));

  it('keeps the connection from one complete answer to the next', () =>
    withRig({ answers: ['a', 'b', 'c'] }, async ({ runtime, ollama }) => {
      const texts: string[] = [];
      for (let count = 0; count < 3; count++) {
        for await (const piece of runtime.fill(REQUEST, never)) {
          if (piece.kind === 'end') break;
          texts.push(piece.text);
        }
        await ollama.requests[count]?.ended;
      }
      assert.deepEqual(texts, ['a', 'b', 'c']);
      assert.equal(ollama.openSockets, 1);
    }));
});

describe('OllamaRuntime, told to stop', () => {
  const endless: Answer = { does: 'never end', token: ' more' };

  it('closes the socket when nobody listens any more', () =>
    withRig({ answers: [endless] }, async ({ runtime, ollama }) => {
      for await (const piece of runtime.fill(REQUEST, never)) {
        assert.deepEqual(piece, { kind: 'text', text: ' more' });
        break;
      }
      assert.equal(await ollama.requests[0]?.ended, 'closed by client');
    }));

  it('closes the socket when the listener fails', () =>
    withRig({ answers: [endless] }, async ({ runtime, ollama }) => {
      const listen = async (): Promise<void> => {
        for await (const piece of runtime.fill(REQUEST, never)) throw new Error(piece.kind);
      };
      await assert.rejects(listen(), { message: 'text' });
      assert.equal(await ollama.requests[0]?.ended, 'closed by client');
    }));

  const moments: readonly { when: string; answer: Answer }[] = [
    { when: 'waits for the first token', answer: { does: 'hang' } },
    { when: 'waits for the next token', answer: { does: 'stall', after: 'return' } },
    { when: 'listens', answer: endless },
  ];
  for (const { when, answer } of moments) {
    it(`closes the socket and gives the reason when aborted while it ${when}`, () =>
      withRig({ answers: [answer] }, async ({ runtime, ollama }) => {
        const abort = new AbortController();
        const heard = hear(runtime.fill(REQUEST, abort.signal));
        const request = await ollama.arrived('/api/generate');
        abort.abort(new Error('typed on'));
        await assert.rejects(heard, { message: 'typed on' });
        assert.equal(await request.ended, 'closed by client');
      }));
  }

  it('sends nothing when aborted before', () =>
    withRig({}, async ({ runtime, ollama, entries }) => {
      const signal = AbortSignal.abort();
      await assert.rejects(hear(runtime.fill(REQUEST, signal)), { name: 'AbortError' });
      await assert.rejects(runtime.installed(signal), { name: 'AbortError' });
      assert.deepEqual([ollama.requests, entries], [[], []]);
    }));

  it('closes the socket of a list that nobody waits for', () =>
    withRig({ instead: { '/api/tags': { does: 'hang' } } }, async ({ runtime, ollama }) => {
      const abort = new AbortController();
      const listed = runtime.installed(abort.signal);
      const request = await ollama.arrived('/api/tags');
      abort.abort();
      await assert.rejects(listed, { name: 'AbortError' });
      assert.equal(await request.ended, 'closed by client');
    }));
});

describe('OllamaRuntime, kept waiting', () => {
  it('gives up a first token after minutes', () =>
    withRig({ answers: [{ does: 'hang' }] }, async ({ runtime, ollama, clock }) => {
      const heard = hear(runtime.fill(REQUEST, never));
      const request = await ollama.arrived('/api/generate');
      await clock.advance(289_000);
      assert.equal(ollama.openSockets, 1);
      await clock.advance(1_000);
      const host = new URL(ollama.url).host;
      assert.deepEqual((await heard).fault, new ModelFault('unreachable', host));
      assert.equal(await request.ended, 'closed by client');
    }));

  it('gives up a next token after half a minute, with what came', () =>
    withRig({ answers: [{ does: 'stall', after: 'return a' }] }, async ({ runtime, clock }) => {
      let text = '';
      const listen = async (): Promise<void> => {
        for await (const piece of runtime.fill(REQUEST, never)) {
          if (piece.kind === 'text') text += piece.text;
          // What is now waited for never comes.
          if (text === 'return a') setImmediate(() => void clock.advance(30_000));
        }
      };
      await assert.rejects(listen(), new ModelFault('failed', 'it stopped in the middle'));
      assert.equal(text, 'return a');
    }));

  it('does not blame the server where the listener takes its time', () =>
    withRig({ answers: ['a b c'] }, async ({ runtime, clock }) => {
      let text = '';
      for await (const piece of runtime.fill(REQUEST, never)) {
        await clock.advance(3_600_000);
        if (piece.kind === 'text') text += piece.text;
      }
      assert.equal(text, 'a b c');
    }));

  it('gives up a list after seconds', () =>
    withRig({ instead: { '/api/ps': { does: 'hang' } } }, async ({ runtime, ollama, clock }) => {
      const listed = runtime.loaded(never);
      listed.catch(() => undefined);
      await ollama.arrived('/api/ps');
      await clock.advance(5_000);
      const host = new URL(ollama.url).host;
      await assert.rejects(listed, new ModelFault('unreachable', host));
    }));

  it('waits minutes for a model to be loaded', () =>
    withRig({ instead: { load: { does: 'hang' } } }, async ({ runtime, ollama, clock }) => {
      const loaded = runtime.load(REQUEST, never);
      loaded.catch(() => undefined);
      await ollama.arrived('/api/generate');
      await clock.advance(289_000);
      assert.equal(ollama.openSockets, 1);
      await clock.advance(1_000);
      await assert.rejects(loaded, { kind: 'failed' });
    }));

  it('has no wait left over when it is done', () =>
    withRig({ answers: ['a'] }, async ({ runtime, ollama, clock }) => {
      await hear(runtime.fill(REQUEST, never));
      await runtime.installed(never);
      await ollama.requests[0]?.ended;
      await clock.advance(3_600_000);
      assert.deepEqual(await runtime.version(never), '0.32.15');
    }));
});

describe('OllamaRuntime, turned away', () => {
  const rows: readonly {
    says: Extract<Answer, { does: 'status' }>;
    kind: FaultKind;
    subject: string;
  }[] = [
    { says: { does: 'status', status: 404 }, kind: 'missing', subject: MODEL },
    { says: { does: 'status', status: 404, html: '<p>Oh' }, kind: 'missing', subject: MODEL },
    { says: { does: 'status', status: 400 }, kind: 'refused', subject: '400' },
    { says: { does: 'status', status: 400, html: '<p>Oh' }, kind: 'refused', subject: '400' },
    {
      says: { does: 'status', status: 400, error: '"x" does not support generate' },
      kind: 'unable',
      subject: MODEL,
    },
    {
      says: { does: 'status', status: 400, error: 'the input length exceeds the context length' },
      kind: 'refused',
      subject: 'too long',
    },
    {
      says: { does: 'status', status: 403, error: 'ollama cloud is disabled' },
      kind: 'remote',
      subject: MODEL,
    },
    { says: { does: 'status', status: 401 }, kind: 'refused', subject: '401' },
    { says: { does: 'status', status: 429 }, kind: 'busy', subject: '429' },
    { says: { does: 'status', status: 503 }, kind: 'busy', subject: '503' },
    { says: { does: 'status', status: 503, html: '<p>Oh' }, kind: 'busy', subject: '503' },
    { says: { does: 'status', status: 500 }, kind: 'failed', subject: '500' },
    { says: { does: 'status', status: 502, html: '<p>Oh' }, kind: 'failed', subject: '502' },
    {
      says: {
        does: 'status',
        status: 500,
        error: 'model requires more system memory (9 GiB) than is available',
      },
      kind: 'failed',
      subject: 'not enough memory',
    },
    {
      says: { does: 'status', status: 500, error: `cannot parse ${SECRET}` },
      kind: 'failed',
      subject: '500',
    },
    {
      says: { does: 'status', status: 500, html: 'x'.repeat(1 << 20) },
      kind: 'failed',
      subject: '500',
    },
  ];

  for (const { says, kind, subject } of rows) {
    const words = says.error ?? (says.html === undefined ? 'JSON' : 'HTML');
    it(`is ${kind} (${subject}) for ${says.status} with ${words}, and prints nothing`, () =>
      withRig({ answers: [says], instead: { load: says } }, async ({ runtime }) => {
        const fault = new ModelFault(kind, subject);
        const printed = await printedDuring(async () => {
          assert.deepEqual(await hear(runtime.fill(REQUEST, never)), { text: '', fault });
          await assert.rejects(runtime.load(REQUEST, never), fault);
        });
        assert.equal(printed, '');
        assert.doesNotMatch(fault.message, /hunter2/);
      }));
  }

  it('says which model is missing', () =>
    withRig({}, async ({ runtime }) => {
      const fault = new ModelFault('missing', 'other:7b');
      await assert.rejects(runtime.details('other:7b', never), fault);
      await assert.rejects(runtime.load({ ...REQUEST, model: 'other:7b' }, never), fault);
    }));

  it('takes a list that is not there for a server that is no Ollama', () =>
    withRig({ instead: { '/api/tags': { does: 'status', status: 404 } } }, async ({ runtime }) => {
      await assert.rejects(runtime.installed(never), new ModelFault('failed', '404'));
    }));

  it('says which host does not answer', () =>
    withRig({}, async ({ runtime, ollama }) => {
      await ollama.down();
      const fault = new ModelFault('unreachable', new URL(ollama.url).host);
      await assert.rejects(runtime.version(never), fault);
      assert.deepEqual(await hear(runtime.fill(REQUEST, never)), { text: '', fault });
      await ollama.up();
      assert.equal(await runtime.version(never), '0.32.15');
    }));

  const addresses: readonly { url: string; kind: FaultKind; subject: string }[] = [
    { url: 'http://gpu.lan:11434', kind: 'denied', subject: 'gpu.lan:11434' },
    { url: 'https://ollama.com', kind: 'denied', subject: 'ollama.com' },
    { url: 'http://user:password@127.0.0.1:1', kind: 'denied', subject: '127.0.0.1:1' },
    { url: 'http://not a host', kind: 'unreachable', subject: 'http://not a host' },
    { url: 'http//user:password@x y', kind: 'unreachable', subject: 'x y' },
  ];
  for (const { url, kind, subject } of addresses) {
    it(`is ${kind} (${subject}) for the address ${url}`, () =>
      withRig({}, async ({ entries }) => {
        const runtime = new OllamaRuntime({
          settings: () => ({ url, allowedHosts: ['other.lan'] }),
          ledger: {
            record: entry => Promise.resolve(void entries.push(entry)),
            read: () => Promise.resolve([]),
          },
          clock: new HandClock(),
          log: () => undefined,
        });
        const fault = new ModelFault(kind, subject);
        await assert.rejects(runtime.version(never), fault);
        assert.deepEqual(await hear(runtime.fill(REQUEST, never)), { text: '', fault });
        assert.ok(entries.every(({ verdict }) => verdict === 'denied'));
      }));
  }
});

describe('OllamaRuntime, asked for models', () => {
  it('lists what is installed', () =>
    withRig(
      {
        models: [
          { name: MODEL },
          { name: 'gpt-oss:120b-cloud', family: 'gptoss' },
          { name: 'innocent:7b', remoteHost: 'https://ollama.com', remoteModel: 'x:7b' },
        ],
      },
      async ({ runtime, entries }) => {
        const listed = await runtime.installed(never);
        assert.deepEqual(listed[0], {
          name: MODEL,
          size: 986_062_089,
          architecture: 'qwen2',
          parameters: '1.5B',
          quantization: 'Q4_K_M',
          remote: false,
        });
        assert.deepEqual(
          listed.map(({ remote }) => remote),
          [false, true, true],
        );
        assert.deepEqual(
          entries.map(({ purpose, bytes }) => ({ purpose, bytes })),
          [{ purpose: 'models', bytes: 0 }],
        );
      },
    ));

  it('tells what one model can', () =>
    withRig({}, async ({ runtime }) => {
      assert.deepEqual(await runtime.details(MODEL, never), {
        capabilities: ['completion', 'insert'],
        contextLength: 32_768,
        remote: false,
      });
    }));

  it('tells what is loaded once it loaded it', () =>
    withRig({}, async ({ runtime, ollama, entries }) => {
      assert.deepEqual(await runtime.loaded(never), []);
      await runtime.load({ model: MODEL, contextLength: 8192, keepAlive: '30m' }, never);
      assert.deepEqual(await runtime.loaded(never), [{ name: MODEL, contextLength: 8192 }]);
      assert.deepEqual(ollama.requests[1]?.body, {
        model: MODEL,
        prompt: '',
        stream: false,
        options: { num_ctx: 8192 },
        keep_alive: '30m',
      });
      assert.equal(entries[1]?.purpose, 'completion');
    }));

  for (const keepAlive of ['0', '0s', '0h0m']) {
    it(`loads a model that is to be kept for ${keepAlive}, which would throw it out`, () =>
      withRig({}, async ({ runtime, ollama }) => {
        await runtime.load({ model: MODEL, contextLength: undefined, keepAlive }, never);
        assert.equal(ollama.requests[0]?.body?.['keep_alive'], undefined);
      }));
  }

  it('asks for another purpose when told', () =>
    withRig({}, async ({ runtime, entries }) => {
      await runtime.withPurpose('diagnose').version(never);
      assert.deepEqual(
        entries.map(({ purpose }) => purpose),
        ['diagnose'],
      );
    }));

  type Ask = (runtime: OllamaRuntime) => Promise<unknown>;
  const strange: readonly { does: string; path: string; body: string; ask: Ask; told: unknown }[] =
    [
      {
        does: 'lists no model without a name',
        path: '/api/tags',
        body: '{"models":[{"size":1},{"name":""},null,7,"x",[]]}',
        ask: runtime => runtime.installed(never),
        told: [],
      },
      {
        does: 'lists a model with nothing but a name',
        path: '/api/tags',
        body: '{"models":[{"model":"x:7b","size":"big","details":null}]}',
        ask: runtime => runtime.installed(never),
        told: [
          {
            name: 'x:7b',
            size: 0,
            architecture: '',
            parameters: '',
            quantization: '',
            remote: false,
          },
        ],
      },
      {
        does: 'lists nothing where the list is null',
        path: '/api/tags',
        body: '{"models":null}',
        ask: runtime => runtime.installed(never),
        told: [],
      },
      {
        does: 'knows no context of a server that is too old to say',
        path: '/api/ps',
        body: '{"models":[{"name":"x:7b"},{"name":"y:7b","context_length":0},{}]}',
        ask: runtime => runtime.loaded(never),
        told: [
          { name: 'x:7b', contextLength: undefined },
          { name: 'y:7b', contextLength: undefined },
        ],
      },
      {
        does: 'knows nothing of a model of which nothing is told',
        path: '/api/show',
        body: '{"capabilities":"all","model_info":[1]}',
        ask: runtime => runtime.details(MODEL, never),
        told: { capabilities: [], contextLength: 0, remote: false },
      },
      {
        does: 'takes the longest context that is told',
        path: '/api/show',
        body: '{"model_info":{"a.context_length":1,"b.context_length":"9","c.context_length":2}}',
        ask: runtime => runtime.details(MODEL, never),
        told: { capabilities: [], contextLength: 2, remote: false },
      },
      {
        does: 'sees that a model runs elsewhere',
        path: '/api/show',
        body: '{"remote_host":"https://ollama.com:443","remote_model":"x"}',
        ask: runtime => runtime.details(MODEL, never),
        told: { capabilities: [], contextLength: 0, remote: true },
      },
    ];
  for (const { does, path, body, ask, told } of strange) {
    it(does, () =>
      withRig({ instead: { [path]: { does: 'bytes', chunks: [body] } } }, async ({ runtime }) => {
        assert.deepEqual(await ask(runtime), told);
      }),
    );
  }

  const asks: readonly [path: string, ask: Ask][] = [
    ['/api/version', runtime => runtime.version(never)],
    ['/api/tags', runtime => runtime.installed(never)],
    ['/api/ps', runtime => runtime.loaded(never)],
    ['/api/show', runtime => runtime.details(MODEL, never)],
    ['load', runtime => runtime.load(REQUEST, never)],
  ];
  const bodies: readonly [name: string, body: string, why: string][] = [
    ['HTML', `<html>${SECRET}</html>`, 'no sense in it'],
    ['nothing', '', 'no sense in it'],
    ['ten megabytes', `"${'x'.repeat(10 << 20)}"`, 'too long an answer'],
  ];
  for (const [path, ask] of asks) {
    for (const [name, body, why] of bodies) {
      it(`fails where ${path} answers ${name}, and prints nothing`, () =>
        withRig({ instead: { [path]: { does: 'bytes', chunks: [body] } } }, async ({ runtime }) => {
          const printed = await printedDuring(() =>
            assert.rejects(ask(runtime), new ModelFault('failed', why)),
          );
          assert.equal(printed, '');
        }));
    }
  }
  for (const [path, ask] of asks.filter(([place]) => place !== 'load')) {
    for (const body of ['null', '7', '[]', '"x"']) {
      it(`fails where ${path} answers ${body}`, () =>
        withRig({ instead: { [path]: { does: 'bytes', chunks: [body] } } }, async ({ runtime }) => {
          await assert.rejects(ask(runtime), { name: 'ModelFault', kind: 'failed' });
        }));
    }
  }
});
