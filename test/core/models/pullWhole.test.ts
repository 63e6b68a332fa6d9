import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ModelFault, type PullPiece } from '../../../src/core/models/modelRuntime.js';
import { type PullEnd, pullWhole } from '../../../src/core/models/pullWhole.js';
import { HandClock, settled } from '../../support/handClock.js';

const TOTAL = 1e9;
const SUCCESS: PullPiece = { status: 'success' };
const BROKEN = new ModelFault('failed', 'the connection broke');

function at(completed: number, digest = 'a'): PullPiece {
  return { status: 'pulling', file: { digest, total: TOTAL, completed } };
}

/** What each connection brings: pieces, and how it ends where that is not well. */
type Connection = readonly (PullPiece | ModelFault)[];

interface Pulled {
  /** `done`, `no room`, or the fault's subject. */
  readonly end: string;
  readonly waits: readonly number[];
  readonly tries: number;
}

async function pulled(connections: readonly Connection[], free?: number): Promise<Pulled> {
  const clock = new HandClock();
  const waits: number[] = [];
  let tries = 0;
  const runtime = {
    async *pull(): AsyncGenerator<PullPiece> {
      tries += 1;
      await Promise.resolve();
      for (const piece of connections[tries - 1] ?? []) {
        if (piece instanceof ModelFault) throw piece;
        yield piece;
      }
    },
  };
  const deps = {
    runtime,
    clock,
    freeBytes: () => Promise.resolve(free),
    onPiece: () => undefined,
    onCut: (ms: number) => void waits.push(ms),
  };
  let end: string | undefined;
  pullWhole('some:model', deps, new AbortController().signal).then(
    (ended: PullEnd) => (end = ended.kind),
    (error: unknown) => (end = error instanceof ModelFault ? error.subject : 'rejected'),
  );
  for (let times = 0; end === undefined && times < 100; times += 1) {
    await settled();
    await clock.advance(60_000);
  }
  return { end: end ?? 'nothing', waits, tries };
}

describe('pullWhole', () => {
  const rows: readonly [
    does: string,
    connections: readonly Connection[],
    end: string,
    waits: readonly number[],
  ][] = [
    ['downloads in one go', [[at(1), at(TOTAL), SUCCESS]], 'done', []],
    [
      'goes on after a cut',
      [
        [at(1), BROKEN],
        [at(1), at(TOTAL), SUCCESS],
      ],
      'done',
      [1_000],
    ],
    ['takes an end without success for a cut', [[at(1)], [at(TOTAL), SUCCESS]], 'done', [1_000]],
    [
      'goes on after five cuts',
      [...[1, 2, 3, 4, 5].map(n => [at(n), BROKEN]), [at(TOTAL), SUCCESS]],
      'done',
      [1_000, 1_000, 1_000, 1_000, 1_000],
    ],
    [
      'waits longer where nothing comes between two cuts, and gives up in the end',
      [[at(1), BROKEN], ...Array.from({ length: 9 }, () => [BROKEN])],
      BROKEN.subject,
      [1_000, 2_000, 4_000, 8_000, 16_000],
    ],
    ['says at once what is wrong where nothing came yet', [[BROKEN]], BROKEN.subject, []],
    [
      'does not try again on a full disk',
      [[at(1), new ModelFault('failed', 'the disk is full')]],
      'the disk is full',
      [],
    ],
    [
      'does not try again for what is not there any more',
      [[at(1), new ModelFault('missing', 'some:model')]],
      'some:model',
      [],
    ],
  ];
  for (const [does, connections, end, waits] of rows) {
    it(does, async () => {
      const found = await pulled(connections);
      assert.deepEqual([found.end, found.waits], [end, waits]);
      assert.equal(found.tries, waits.length + 1);
    });
  }

  const rooms: readonly [does: string, pieces: Connection, free: number, end: string][] = [
    ['fetches nothing that does not fit on the disk', [at(0), SUCCESS], 9e8, 'no room'],
    ['leaves the system some room', [at(0), SUCCESS], 1.1e9, 'no room'],
    ['counts what is there already', [at(9e8), SUCCESS], 4e8, 'done'],
    ['looks again for the next file', [at(9e8), at(TOTAL), at(0, 'b')], 1e9, 'no room'],
    ['fetches what fits', [at(0), SUCCESS], 2e9, 'done'],
  ];
  for (const [does, pieces, free, end] of rooms) {
    it(does, async () => {
      assert.equal((await pulled([pieces], free)).end, end);
    });
  }

  it('ends, whatever connections do', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.array(
            fc.oneof(
              fc.nat(TOTAL).map(n => at(n)),
              fc.constant(BROKEN),
            ),
          ),
        ),
        async connections => {
          const { end, tries } = await pulled(connections);
          return end === BROKEN.subject && tries <= connections.length + 6;
        },
      ),
      { numRuns: 30 },
    ));
});
