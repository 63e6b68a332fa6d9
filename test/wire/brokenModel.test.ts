import assert from 'node:assert/strict';
import { asks, type BrokenState, testBrokenStates } from '../support/brokenState.js';
import { type Piped, piped } from '../support/pipedServer.js';
import type { Answer } from '../support/scriptedAnswers.js';

const GOOD = { name: 'qwen2.5-coder:1.5b-base' };

/** Named as an ordinary model, and run by somebody else. */
const ALIAS = { name: 'mine:latest', remoteHost: 'https://ollama.com:443', remoteModel: 'big' };

const CLOUD = { name: 'qwen3-coder:480b-cloud' };

const EMBEDDER = {
  name: 'nomic-embed-text:latest',
  family: 'nomic-bert',
  capabilities: ['embedding'],
};

/** The settings name a model that is no good, and then another. */
function choosing(model: string): Pick<BrokenState, 'script' | 'breaks' | 'mends'> {
  const set = ({ client, ollama }: Piped, wanted: string): Promise<void> =>
    client.changeSettings({ ollama: { url: ollama.url }, completion: { model: wanted } });
  return {
    script: { models: [GOOD, ALIAS, CLOUD, EMBEDDER] },
    breaks: parts => set(parts, model),
    mends: parts => set(parts, GOOD.name),
  };
}

/** A load ends so at first. */
function loadsAtFirst(error: string, status = 500): Pick<BrokenState, 'script' | 'mends'> {
  return {
    script: { instead: { load: { does: 'status', status, error } } },
    mends: ({ ollama }) => {
      ollama.instead('load');
    },
  };
}

describe('a model', () => {
  testBrokenStates([
    {
      what: 'no model at all',
      script: { models: [] },
      reason: /No installed model can complete code/,
      remedy: /ollama pull qwen2\.5-coder:1\.5b-base/,
      mends: ({ ollama }) => {
        ollama.install(GOOD);
      },
    },
    {
      what: 'one that is set and not installed',
      settings: { completion: { model: 'codestral:22b' } },
      reason: /codestral:22b is not installed/,
      remedy: /ollama pull codestral:22b/,
      mends: ({ ollama }) => {
        ollama.install({ name: 'codestral:22b' });
      },
    },
    {
      what: 'one that was removed in the middle of the work',
      breaks: async parts => {
        parts.ollama.remove(GOOD.name);
        await asks(parts);
      },
      reason: /qwen2\.5-coder:1\.5b-base is not installed/,
      remedy: /ollama pull/,
      mends: ({ ollama }) => {
        ollama.install(GOOD);
      },
    },
    {
      what: 'one for embeddings',
      ...choosing(EMBEDDER.name),
      reason: /nomic-embed-text:latest does not generate text/,
      remedy: /Select Completion Model/,
    },
    {
      what: 'one of a cloud',
      ...choosing(CLOUD.name),
      reason: /qwen3-coder:480b-cloud runs on another machine/,
      remedy: /Choose a model of this machine/,
    },
    {
      what: 'one of a cloud under another name',
      ...choosing(ALIAS.name),
      reason: /mine:latest runs on another machine/,
      remedy: /Choose a model of this machine/,
    },
    {
      what: 'one that does not fit into memory',
      ...loadsAtFirst('model requires more system memory (9.1 GiB) than is available (3.4 GiB)'),
      reason: /does not fit into memory \(it needs 9\.1 GiB, and 3\.4 GiB is free\)/,
      remedy: /choose a smaller model/,
    },
    {
      what: 'one whose file is damaged',
      ...loadsAtFirst('unable to load model: /models/blobs/sha256-0123'),
      reason: /cannot read the file of qwen2\.5-coder:1\.5b-base: it is damaged/,
      remedy: /ollama pull qwen2\.5-coder:1\.5b-base/,
    },
    {
      what: 'one that is too new for the server',
      ...loadsAtFirst('this model may be incompatible with your version of Ollama'),
      reason: /needs a newer Ollama/,
      remedy: /Update Ollama/,
    },
    {
      what: 'one whose runner ends while it loads',
      ...loadsAtFirst('llama runner process has terminated: exit status 2'),
      reason: /runner of qwen2\.5-coder:1\.5b-base ended/,
      remedy: /tries again by itself/,
    },
    {
      what: 'one whose runner ends in the middle of an answer',
      breaks: async parts => {
        const error = 'an error was encountered while running the model: unexpected EOF';
        parts.ollama.answer({ does: 'error line', after: 'x', error });
        await asks(parts);
      },
      reason: /runner of qwen2\.5-coder:1\.5b-base ended/,
      remedy: /tries again by itself/,
      mends: ({ ollama }) => {
        ollama.answer('1');
      },
    },
    {
      what: 'a prompt that is too long for it',
      breaks: async parts => {
        const error = 'the input length exceeds the context length';
        parts.ollama.answer({ does: 'status', status: 400, error });
        await asks(parts);
      },
      reason: /refused the request \(too long\)/,
      remedy: /cove\.context\.maxTokens/,
      mends: ({ ollama }) => {
        ollama.answer('1');
      },
    },
  ]);

  it('is loading while it is slow to load, and ready then', () => {
    const slow: Answer = {
      does: 'wait',
      ms: 500,
      then: { does: 'bytes', chunks: ['{"done":true}'] },
    };
    return piped({ answers: ['1'], instead: { load: slow } }, async ({ client }) => {
      await client.status('loading');
      assert.equal(await client.accepted('a = █'), 'a = 1');
      assert.deepEqual(
        client.statuses.map(({ state }) => state).filter(state => state === 'problem'),
        [],
      );
    });
  });

  it('that is thrown out of memory in the middle of the work completes on', () =>
    piped({ answers: ['1'] }, async ({ client, ollama }) => {
      assert.equal(await client.accepted('a = █'), 'a = 1');
      ollama.unload(GOOD.name);
      assert.equal(await client.accepted('b = █'), 'b = 1');
    }));

  it('that is thrown out, and does not come back by a prompt, is loaded again', () =>
    piped(
      { answers: ['1'] },
      async ({ client, ollama }) => {
        await client.status('ready');
        const known = client.statuses.length;
        ollama.answer({ does: 'hang' });
        const asked = client.accepted('a = █');
        await ollama.arrived('/api/generate', 2);
        ollama.unload(GOOD.name);
        ollama.answer('1');
        await client.status('loading', known);
        await ollama.arrived('/api/generate', 4);
        assert.equal(ollama.loads.length, 2);
        await ollama.down();
        await asked;
      },
      { hurry: 5 },
    ));

  it('of a server that is started anew is loaded again', () =>
    piped(
      { answers: ['1'] },
      async ({ client, ollama }) => {
        assert.equal(await client.accepted('a = █'), 'a = 1');
        await ollama.down();
        await ollama.up();
        await client.accepted('b = █');
        assert.equal(await client.accepted('c = █'), 'c = 1');
      },
      { hurry: 5 },
    ));
});
