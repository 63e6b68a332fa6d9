import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PullMeter } from '../../../src/core/models/pullMeter.js';

type Heard = readonly [atMs: number, completed: number, total: number, digest?: string];

function metered(...heard: readonly Heard[]): PullMeter {
  const meter = new PullMeter();
  for (const [at, completed, total, digest = 'a'] of heard) {
    meter.heard({ status: 'pulling', file: { digest, total, completed } }, at);
  }
  return meter;
}

describe('PullMeter', () => {
  const rows: readonly [does: string, heard: readonly Heard[], share: number, words: string][] = [
    ['tells how much is there', [[0, 1e8, 1e9]], 0.1, '0.10 of 1.0 GB'],
    [
      'tells how fast it is, and for how long it takes',
      [
        [0, 0, 4e9],
        [2_000, 4e7, 4e9],
      ],
      0.01,
      '0.04 of 4.0 GB, 20 MB/s, 4 min left',
    ],
    [
      'forgets how fast it was',
      [
        [0, 0, 1e9],
        [1_000, 5e8, 1e9],
        [9_000, 5.01e8, 1e9],
        [12_000, 5.04e8, 1e9],
      ],
      0.504,
      '0.50 of 1.0 GB, 1.0 MB/s, 9 min left',
    ],
    [
      'counts all files',
      [
        [0, 1e9, 1e9],
        [10, 0, 1e9, 'b'],
      ],
      0.5,
      '1.0 of 2.0 GB',
    ],
    [
      'goes on where it stood',
      [
        [0, 9e8, 1e9],
        [2_000, 9.1e8, 1e9],
      ],
      0.91,
      '0.91 of 1.0 GB, 5.0 MB/s, 18 s left',
    ],
    ['says what is done at the end', [[0, 1e9, 1e9]], 1, 'pulling'],
  ];
  for (const [does, heard, share, words] of rows) {
    it(does, () => {
      const meter = metered(...heard);
      assert.deepEqual([meter.share, meter.words], [share, words]);
    });
  }

  it('says what the server does before there is a file', () => {
    const meter = new PullMeter();
    meter.heard({ status: 'pulling manifest' }, 0);
    assert.deepEqual([meter.share, meter.words], [undefined, 'pulling manifest']);
  });

  it('never leaves the range, and always has words', () => {
    const heard = fc.tuple(
      fc.nat(1e6),
      fc.nat(),
      fc.integer({ min: 1 }),
      fc.constantFrom('a', 'b'),
    );
    fc.assert(
      fc.property(fc.array(heard, { minLength: 1 }), all => {
        const sorted = [...all].sort(([one], [other]) => one - other);
        const { share = -1, words } = metered(...sorted);
        return 0 <= share && share <= 1 && words !== '' && !/NaN|Infinity|-\d/.test(words);
      }),
    );
  });
});
