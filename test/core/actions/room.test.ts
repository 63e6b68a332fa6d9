import assert from 'node:assert/strict';
import { ACTION_IDS, ACTIONS } from '../../../src/core/actions/actions.js';
import { roomFor } from '../../../src/core/actions/room.js';
import { tokensOf } from '../../../src/core/models/tokens.js';

const CONTEXTS = [2_048, 4_096, 8_192, 32_768];

describe('the room of an action', () => {
  for (const action of ACTION_IDS) {
    it(`is within the context for ${action}, and has room for an answer`, () => {
      for (const context of CONTEXTS) {
        for (const lines of [1, 10, 30, 60, 100, 300]) {
          const target = 'const some = value;\n'.repeat(lines);
          const room = roomFor(action, target, context);
          const tokens = tokensOf(target);
          if (!room) continue;
          assert.ok(0 <= room.context && 0 < room.answer);
          assert.ok(tokens + room.context + room.answer < context);
          if (ACTIONS[action].delivery === 'rewrite') assert.ok(tokens < room.answer);
        }
      }
    });

    it(`is none for ${action} where the target takes more than its share`, () => {
      const tokens = Math.ceil(4_096 * ACTIONS[action].targetShareMax) + 1;
      assert.equal(roomFor(action, 'abc'.repeat(tokens), 4_096), undefined);
      assert.ok(roomFor(action, 'abc'.repeat(tokens), 32_768));
    });
  }

  it('is none in a context that a prompt alone fills', () => {
    assert.equal(roomFor('fix', 'a'.repeat(300), 300), undefined);
  });
});
