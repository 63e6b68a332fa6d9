import assert from 'node:assert/strict';
import { type Key, LastKey } from '../../src/client/lastKey.js';
import type { StatusParams } from '../../src/protocol/status.js';

const KEY: Key = { uri: 'file:///cart.ts', version: 7, from: 41, to: 42 };
const MODEL = 'qwen2.5-coder:1.5b-base';

const READY: StatusParams = { state: 'ready', model: MODEL };
const LOADING: StatusParams = { state: 'loading', model: MODEL };
const STARTING: StatusParams = { state: 'loading', reason: 'Starting.' };
const DOWN: StatusParams = { state: 'problem', reason: 'Ollama does not answer.' };

type Step = (last: LastKey) => void;

const strikes: Step = last => {
  last.struck(KEY, 0);
};
const asks: Step = last => {
  last.asked(KEY, true);
};
const commands: Step = last => {
  last.asked(KEY, false);
};
const getsNothing: Step = last => {
  last.unanswered(KEY);
};

const isLate: Step = last => {
  last.late(KEY);
};

function changes(uri: string): Step {
  return last => {
    last.changed(uri);
  };
}

function is(status: StatusParams): Step {
  return last => {
    last.statusIs(status);
  };
}

const rows: readonly { readonly what: string; readonly steps: readonly Step[]; due: boolean }[] = [
  { what: 'a key that the editor did not heed', steps: [is(READY), strikes], due: true },
  { what: 'one that was struck before the server ran', steps: [strikes, is(READY)], due: true },
  { what: 'one that a model is loaded for', steps: [strikes, is(LOADING)], due: true },
  { what: 'one while the server starts', steps: [strikes, is(STARTING)], due: false },
  { what: 'one that the editor asked for', steps: [is(READY), strikes, asks], due: false },
  {
    what: 'one that the editor will ask for, since it did before',
    steps: [is(READY), strikes, asks, strikes],
    due: false,
  },
  {
    what: 'one after a command asked, which tells nothing of the keys',
    steps: [is(READY), commands, strikes],
    due: true,
  },
  {
    what: 'one for which there was no server, and is not yet',
    steps: [is(DOWN), strikes, asks, getsNothing],
    due: false,
  },
  {
    what: 'one for which there was no server, and is now',
    steps: [is(DOWN), strikes, asks, getsNothing, is(READY)],
    due: true,
  },
  {
    what: 'one that was asked for again, once there was a server',
    steps: [is(DOWN), strikes, asks, getsNothing, is(READY), commands],
    due: false,
  },
  {
    what: 'one of which a model made nothing',
    steps: [is(READY), strikes, asks, getsNothing, is(DOWN), is(READY)],
    due: false,
  },
  {
    what: 'one whose answer came when the editor waited no longer',
    steps: [is(READY), strikes, asks, isLate],
    due: true,
  },
  {
    what: 'one with such an answer that was asked for again',
    steps: [is(READY), strikes, asks, isLate, commands],
    due: false,
  },
  {
    what: 'one behind one with such an answer',
    steps: [is(READY), strikes, asks, isLate, strikes],
    due: false,
  },
  {
    what: 'one before another change',
    steps: [is(READY), strikes, changes(KEY.uri)],
    due: false,
  },
  {
    what: 'one in a document beside one that changed',
    steps: [is(READY), strikes, changes('file:///other.ts')],
    due: true,
  },
];

describe('the last key', () => {
  for (const { what, steps, due } of rows) {
    it(`is ${due ? '' : 'not '}to be asked for: ${what}`, () => {
      const last = new LastKey();
      for (const step of steps) step(last);
      assert.deepEqual(last.due(1_000), due ? KEY : undefined);
    });
  }

  it('is not waited for after half a minute', () => {
    const last = new LastKey();
    last.struck(KEY, 0);
    last.statusIs(READY);
    assert.deepEqual(last.due(30_000), KEY);
    assert.equal(last.due(30_001), undefined);
  });
});
