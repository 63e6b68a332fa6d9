import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fitNearby } from '../../../../src/core/actions/nearby/fitNearby.js';
import type { Nearby } from '../../../../src/core/actions/nearby/nearby.js';
import { tokensOf } from '../../../../src/core/models/tokens.js';
import { actionJob } from '../../../support/actionJob.js';

const { document, range: target } = actionJob(
  "import { b } from './b';\nfunction c() {}\n«b(c());»\n",
  'fix',
);
const OTHER = 'export function b(text: string): void {}';
const NEARBY: Nearby = {
  own: [{ start: 25, end: 37, why: 'called by it' }],
  others: [
    { uri: 'file:///b.ts', text: OTHER, start: 7, end: OTHER.length - 3, why: 'called by it' },
  ],
  conventions: ['Use early returns.'],
};

describe('what is told of what lies nearby', () => {
  it('is all of it where there is room, with the imports', () => {
    const { own, others, conventions } = fitNearby({ document, target }, NEARBY, 400);
    assert.deepEqual(
      own.map(({ why }) => why),
      ['imported by the file', 'called by it'],
    );
    assert.deepEqual([others.length, conventions.length], [1, 1]);
  });

  it('takes no more tokens than it may', () => {
    fc.assert(
      fc.property(fc.nat({ max: 80 }), tokens => {
        const { own, others, conventions } = fitNearby({ document, target }, NEARBY, tokens);
        const pieces = [
          ...own.map(({ start, end }) => document.text.slice(start, end)),
          ...others.map(({ text, start, end }) => text.slice(start, end)),
        ];
        const taken = pieces.reduce((sum, piece) => sum + tokensOf(piece), 0);
        assert.ok(taken + tokensOf(conventions.join('\n')) <= tokens);
      }),
    );
  });
});
