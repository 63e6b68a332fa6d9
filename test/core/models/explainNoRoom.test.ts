import assert from 'node:assert/strict';
import { explainNoRoom } from '../../../src/core/models/explainNoRoom.js';

describe('explainNoRoom', () => {
  const rows: readonly [neededBytes: number, freeBytes: number, says: RegExp][] = [
    [4.7e9, 1.2e9, /^4\.7 GB are .* 1\.2 GB left: 3\.5 GB too few\.$/],
    [4.7e9, 4.72e9, /4\.7 GB left: which leaves nothing over\.$/],
    [4e8, 0, /^0\.40 GB .* 0\.00 GB left: 0\.40 GB too few\.$/],
  ];
  for (const [neededBytes, freeBytes, says] of rows) {
    it(`tells what is missing of ${neededBytes} with ${freeBytes}`, () => {
      const { reason, remedy } = explainNoRoom({ kind: 'no room', neededBytes, freeBytes });
      assert.match(reason, says);
      assert.match(remedy, /Make room/);
    });
  }
});
