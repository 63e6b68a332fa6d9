import assert from 'node:assert/strict';
import { ALL_OR_NOTHING } from '../../../src/core/completion/follow.js';
import { hear } from '../../../src/core/completion/hear.js';
import { RunningFill } from '../../../src/core/completion/runningFill.js';
import type { FillPiece } from '../../../src/core/models/modelRuntime.js';
import { completionSettingsWith } from '../../support/completionSettingsWith.js';
import { fillOrder } from '../../support/fillOrder.js';
import { HandClock } from '../../support/handClock.js';
import { siteAt } from '../../support/siteAt.js';

const never = new AbortController().signal;

describe('hear', () => {
  const rows: readonly {
    readonly does: string;
    readonly at: string;
    readonly says: readonly string[];
    readonly suggestion: string | undefined;
  }[] = [
    { does: 'takes the rest of a line', at: 'a = █', says: ['1', ';\n', 'x'], suggestion: '1;' },
    {
      does: 'takes a block where one begins',
      at: 'function f() {\n  █\n}',
      says: ['a();\n', '  b();\n', '}', '\n', 'x'],
      suggestion: 'a();\n  b();',
    },
    {
      does: 'takes the block that a statement begins',
      at: '█\n',
      says: ['if (a) {\n', '  b();\n', '}', '\n', 'x'],
      suggestion: 'if (a) {\n  b();\n}',
    },
    { does: 'finds nothing new', at: 'foo(█);', says: [');', '\n'], suggestion: undefined },
  ];
  for (const { does, at, says, suggestion } of rows) {
    it(does, async () => {
      async function* ask(): AsyncGenerator<FillPiece> {
        for (const text of says) {
          await Promise.resolve();
          yield { kind: 'text', text };
        }
      }
      const site = siteAt(at);
      const question = { site, trigger: 'typing', settings: completionSettingsWith({}) } as const;
      let looked = 0;
      const syntax = {
        placeAt: () => {
          looked += 1;
          return undefined;
        },
      };
      const fill = new RunningFill(fillOrder(at, { ask }));
      const ears = { syntax, clock: new HandClock(), lines: ALL_OR_NOTHING };
      const hearing = hear(fill, question, ears, never);
      assert.equal(looked, 0, 'no tree is asked before the request is on its way');
      assert.equal((await hearing)?.suggestion?.text, suggestion);
      assert.equal(looked, 1);
    });
  }
});
