import assert from 'node:assert/strict';
import type { Ban } from '../../src/core/completion/banOf.js';
import { ModelFault } from '../../src/core/models/modelRuntime.js';
import type { StatusParams } from '../../src/protocol/status.js';
import { StatusBoard } from '../../src/server/statusBoard.js';

const URI = 'file:///a.ts';
const UNTIL = '2026-11-28T10:00:00.000Z';
const READY = { kind: 'ready', model: 'some:model' } as const;
const DOWN = { kind: 'problem', fault: new ModelFault('unreachable', 'localhost') } as const;

function ban(cause: Ban['cause']): () => Ban {
  return () => ({ cause, reason: `It is ${cause}.` });
}

/** What was sent last, as its state and its cause. */
function shown(work: (board: StatusBoard) => void): string {
  let last: StatusParams | undefined;
  work(new StatusBoard(status => (last = status)));
  return [last?.state ?? 'nothing', last?.cause ?? ''].join(' ').trim();
}

describe('StatusBoard', () => {
  const rows: readonly [does: string, work: (board: StatusBoard) => void, says: string][] = [
    ['says nothing before anything is known', () => undefined, 'nothing'],
    [
      'is ready with a model',
      board => {
        board.modelIs(READY);
      },
      'ready',
    ],
    [
      'waits while the battery is used, also for a server that is not there',
      board => {
        board.modelIs(DOWN);
        board.isOnBattery(true);
      },
      'paused battery',
    ],
    [
      'goes on once the battery is not used any more',
      board => {
        board.modelIs(READY);
        board.isOnBattery(true);
        board.isOnBattery(false);
      },
      'ready',
    ],
    [
      'names a server that is not there',
      board => {
        board.modelIs(DOWN);
      },
      'problem noServer',
    ],
    [
      'names a model that is not there',
      board => {
        board.modelIs({ kind: 'problem', fault: new ModelFault('missing', '') });
      },
      'problem noModel',
    ],
    [
      'names a server that wants to know who asks',
      board => {
        board.modelIs({ kind: 'problem', fault: new ModelFault('forbidden', 'gpu.lan') });
      },
      'problem noAccess',
    ],
    [
      'names no server of Ollama where another one is missed',
      board => {
        board.modelIs({ kind: 'problem', fault: new ModelFault('unreachable', 'gpu.lan', 'vLLM') });
      },
      'problem',
    ],
    [
      'leaves the cause to the words where the person has to bring nothing',
      board => {
        board.modelIs({ kind: 'problem', fault: new ModelFault('busy', '') });
      },
      'problem',
    ],
    [
      'puts a pause above a problem',
      board => {
        board.modelIs(DOWN);
        board.pausedUntil(UNTIL);
      },
      'paused pause',
    ],
    [
      'goes on after a pause',
      board => {
        board.modelIs(READY);
        board.pausedUntil(UNTIL);
        board.pausedUntil(undefined);
      },
      'ready',
    ],
    [
      'puts what is turned off above a pause',
      board => {
        board.pausedUntil(UNTIL);
        board.completionsAre(false);
      },
      'paused off',
    ],
    [
      'says that the file is kept from models',
      board => {
        board.modelIs(READY);
        board.shows(URI, ban('excluded'));
      },
      'paused excluded',
    ],
    [
      'says that they are turned off in a folder, whatever is wrong',
      board => {
        board.modelIs(DOWN);
        board.shows(URI, ban('off'));
      },
      'paused off',
    ],
    [
      'puts a problem above what concerns one file',
      board => {
        board.shows(URI, ban('language'));
        board.modelIs(DOWN);
      },
      'problem noServer',
    ],
    [
      'forgets a file that is closed',
      board => {
        board.modelIs(READY);
        board.shows(URI, ban('language'));
        board.closed(URI);
      },
      'ready',
    ],
    [
      'keeps the file that is shown when another is closed',
      board => {
        board.modelIs(READY);
        board.shows(URI, ban('language'));
        board.closed('x');
      },
      'paused language',
    ],
    [
      'puts work that somebody waits for above all',
      board => {
        board.shows(URI, ban('excluded'));
        board.completionsAre(false);
        board.acts('m', 'It runs.');
      },
      'working',
    ],
  ];
  for (const [does, work, says] of rows) {
    it(does, () => {
      assert.equal(shown(work), says);
    });
  }

  it('says all that a model is asked for, each once, as long as it is', () => {
    const reasons: (string | undefined)[] = [];
    const board = new StatusBoard(({ reason }) => reasons.push(reason));
    board.modelIs(READY);
    const chat = board.acts('', 'Answering in the chat.');
    const ends = [chat, board.acts('m', '“Fix” is running.'), board.acts('m', '“Fix” is running.')];
    for (const end of ends) end();
    assert.deepEqual(reasons.slice(1), [
      'Answering in the chat.',
      'Answering in the chat. “Fix” is running.',
      '“Fix” is running.',
      undefined,
    ]);
  });

  it('looks anew at what keeps completions from a file when settings change', () => {
    let banned: Ban | undefined = ban('language')();
    const states: string[] = [];
    const board = new StatusBoard(({ state }) => states.push(state));
    board.modelIs(READY);
    board.shows(URI, () => banned);
    banned = undefined;
    board.completionsAre(true);
    assert.deepEqual(states, ['ready', 'paused', 'ready']);
  });
});
