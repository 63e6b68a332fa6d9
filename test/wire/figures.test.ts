import assert from 'node:assert/strict';
import { METHODS } from '../../src/protocol/methods.js';
import type { FiguresParams } from '../../src/protocol/figures.js';
import { piped } from '../support/pipedServer.js';
import { until } from '../support/until.js';

const URI = 'file:///work/sample.ts';

describe('cove/figures', () => {
  it('tells how fast the model answers, and counts what is taken', () =>
    piped({ answers: ['first + second'] }, async ({ client }) => {
      const told: FiguresParams[] = [];
      client.connection.onNotification(METHODS.figures, (figures: FiguresParams) => {
        told.push(figures);
      });
      await client.status('ready');
      await client.open(URI, 'typescript', 'sum = ');
      const [item] = await client.complete(URI, 6);
      assert.equal(item?.insertText, 'first + second');
      await until('figures', () => Promise.resolve(0 < told.length));
      assert.deepEqual([told[0]?.acceptedToday, told[0]?.reused], [0, 0]);
      await client.type(URI, 6, 'first + second');
      await until('one more', () => Promise.resolve(told.at(-1)?.acceptedToday === 1));
    }));

  it('begins to count anew once it is erased, with the ledger', () =>
    piped({ answers: ['first + second'] }, async ({ client }) => {
      const told: FiguresParams[] = [];
      client.connection.onNotification(METHODS.figures, (figures: FiguresParams) => {
        told.push(figures);
      });
      await client.status('ready');
      await client.open(URI, 'typescript', 'sum = ');
      await client.complete(URI, 6);
      await client.type(URI, 6, 'first + second');
      await until('a count', () => Promise.resolve(told.at(-1)?.acceptedToday === 1));
      const erasedAt = new Date().toISOString();
      assert.equal(await client.connection.sendRequest(METHODS.erase), true);
      await until('no count', () => Promise.resolve(told.at(-1)?.acceptedToday === 0));
      // The server may have been asked for something since.
      assert.ok((await client.ledger()).every(({ at }) => erasedAt <= at));
    }));
});
