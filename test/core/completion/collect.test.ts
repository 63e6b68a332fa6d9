import assert from 'node:assert/strict';
import { collect } from '../../../src/core/completion/collect.js';
import { type FillPiece, ModelFault } from '../../../src/core/models/modelRuntime.js';

const BROKEN = new ModelFault('failed', 'status 500');

describe('collect', () => {
  const rows: readonly {
    readonly does: string;
    /** `5` is the end after five tokens; a fault breaks the stream. */
    readonly says: readonly (string | number | ModelFault)[];
    /** ms between two pieces. */
    readonly pace?: number;
    readonly text: string;
    readonly ended: 'unit' | 'cut';
  }[] = [
    { does: 'stops at the end of the unit', says: ['a', ';', 'never'], text: 'a;', ended: 'unit' },
    { does: 'takes the end that the model gives', says: ['a', 'b', 2], text: 'ab', ended: 'unit' },
    { does: 'knows an answer that was cut', says: ['a', 'b', 64], text: 'ab', ended: 'cut' },
    { does: 'takes a stream without an end', says: ['a', 'b'], text: 'ab', ended: 'cut' },
    { does: 'uses what came before a fault', says: ['a', BROKEN], text: 'a', ended: 'cut' },
    {
      does: 'shows whole lines when it takes long',
      says: ['a\n', 'b', 'c', 'd', 'e', 'never'],
      pace: 700,
      text: 'a\nbcde',
      ended: 'cut',
    },
    {
      does: 'ends an endless answer',
      says: Array.from({ length: 100 }, () => 'x'),
      text: 'x'.repeat(65),
      ended: 'cut',
    },
  ];

  for (const { does, says, pace = 0, text, ended } of rows) {
    it(does, async () => {
      let now = 0;
      async function* stream(): AsyncIterable<FillPiece> {
        for (const piece of says) {
          await Promise.resolve();
          if (piece instanceof ModelFault) throw piece;
          yield typeof piece === 'string'
            ? { kind: 'text', text: piece }
            : {
                kind: 'end',
                usage: { promptTokens: 1, promptMs: 1, generatedTokens: piece, generatedMs: 1 },
              };
          now += pace;
        }
      }
      const answer = await collect(stream(), said => said.includes(';'), {
        now: () => now,
        maxTokens: 64,
      });
      assert.deepEqual([answer.text, answer.ended], [text, ended]);
    });
  }

  it('fails where nothing came', async () => {
    async function* stream(): AsyncIterable<FillPiece> {
      yield await Promise.reject<FillPiece>(BROKEN);
    }
    const never = (): boolean => false;
    await assert.rejects(collect(stream(), never, { now: () => 0, maxTokens: 64 }), BROKEN);
  });
});
