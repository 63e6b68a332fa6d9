import assert from 'node:assert/strict';
import { readRewrite } from '../../../src/core/actions/readRewrite.js';
import { fenceFor } from '../../../src/core/text/fence.js';
import { type ActionCase, actionCases } from '../../support/actionCases.js';

const CASES = actionCases();

function outcomeOf({ action, document, target, reply, cut }: ActionCase): object {
  const ticks = fenceFor(document.text).length;
  const controlText = ['<|im_end|>'];
  const read = readRewrite({ text: reply, ticks, cut }, { action, document, target, controlText });
  if (read.kind === 'refused') return { refused: read.text };
  const { text } = document;
  return { text: text.slice(0, target.start) + read.text + text.slice(target.end) };
}

describe('the reading of a reply', () => {
  it('is tried on many', () => {
    assert.ok(80 <= CASES.length, `${CASES.length} cases`);
  });

  for (const each of CASES) {
    it(`takes one that ${each.what}`, () => {
      const outcome = outcomeOf(each);
      if ('refused' in each.expected) {
        assert.ok('refused' in outcome, JSON.stringify(outcome));
        assert.match(String(outcome.refused), new RegExp(each.expected.refused));
      } else assert.deepEqual(outcome, each.expected);
    });
  }
});
