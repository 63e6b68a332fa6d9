import assert from 'node:assert/strict';
import type { FiguresParams } from '../../src/protocol/figures.js';
import { FiguresBoard } from '../../src/server/figuresBoard.js';

function board(): { board: FiguresBoard; sent: FiguresParams[] } {
  let today = 4;
  const sent: FiguresParams[] = [];
  const accepted = {
    add: () => void (today += 1),
    get today() {
      return today;
    },
    erase: () => {
      today = 0;
      return Promise.resolve();
    },
  };
  return { board: new FiguresBoard({ accepted, send: figures => sent.push(figures) }), sent };
}

describe('FiguresBoard', () => {
  it('tells what is known', () => {
    const { board: figures, sent } = board();
    figures.measured('m', { answerTokensPerSecond: undefined, reused: 0.123 });
    figures.measured('m', { answerTokensPerSecond: 41.23, reused: 0.98765 });
    figures.taken();
    assert.deepEqual(sent, [
      { reused: 0.12, acceptedToday: 4 },
      { tokensPerSecond: 41, reused: 0.99, acceptedToday: 4 },
      { tokensPerSecond: 41, reused: 0.99, acceptedToday: 5 },
    ]);
  });

  it('tells a count of 0 once it is erased', async () => {
    const { board: figures, sent } = board();
    figures.taken();
    await figures.erase();
    assert.deepEqual(sent, [{ acceptedToday: 5 }, { acceptedToday: 0 }]);
  });

  it('remembers how fast each model is', () => {
    const { board: figures } = board();
    figures.measured('small', { answerTokensPerSecond: 90, reused: 0 });
    figures.measured('big', { answerTokensPerSecond: 9.04, reused: 0 });
    figures.measured('big', { answerTokensPerSecond: undefined, reused: 0 });
    assert.deepEqual(
      ['small', 'big', 'other'].map(name => figures.speedOf(name)),
      [90, 9, undefined],
    );
  });

  it('says nothing of a change that nobody sees', () => {
    const { board: figures, sent } = board();
    figures.measured('m', { answerTokensPerSecond: 41.23, reused: 0.981 });
    figures.measured('m', { answerTokensPerSecond: 41.31, reused: 0.982 });
    assert.equal(sent.length, 1);
  });
});
