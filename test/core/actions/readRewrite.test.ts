import assert from 'node:assert/strict';
import { readRewrite, rewriteSoFar } from '../../../src/core/actions/readRewrite.js';
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
    assert.ok(200 <= CASES.length, `${CASES.length} cases`);
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

describe('the reading of a reply that is still coming', () => {
  const job = (text: string, target: string) => ({
    action: 'edit' as const,
    document: { uri: 'file:///a.ts', language: 'typescript', text },
    target: { start: text.indexOf(target), end: text.indexOf(target) + target.length },
    controlText: [],
  });

  const rows: readonly {
    readonly does: string;
    readonly text: string;
    readonly target: string;
    readonly said: string;
    readonly code: string;
  }[] = [
    {
      does: 'has the lines that are whole',
      text: 'old();\n',
      target: 'old();',
      said: 'a();\nb();\nc',
      code: 'a();\nb();',
    },
    {
      does: 'has nothing where there is none yet',
      text: 'old();\n',
      target: 'old();',
      said: 'a',
      code: '',
    },
    {
      does: 'leaves out words and fences',
      text: 'old();\n',
      target: 'old();',
      said: 'Here is the code:\n```ts\na();\n',
      code: 'a();',
    },
    {
      does: 'has the indent and the breaks of the document',
      text: 'if (x) {\r\n\told();\r\n}\r\n',
      target: '\told();',
      said: 'a();\nb();\n',
      code: '\ta();\r\n\tb();',
    },
  ];
  for (const { does, text, target, said, code } of rows) {
    it(does, () => {
      assert.equal(rewriteSoFar(job(text, target), 3)(said), code);
    });
  }

  it('has nothing of what is said before the code, where no fence was given', () => {
    const read = rewriteSoFar(job('old();\n', 'old();'), 0);
    assert.equal(read('In this file you see `old = 1;` and more\n'), '');
    assert.equal(read('In this file you see `old = 1;` and more\n```ts\nnew();\n'), 'new();');
    assert.equal(read('new();\nmore();\n'), 'new();\nmore();');
  });

  for (const each of CASES) {
    const { action, document, target, reply, what, expected } = each;
    if ('refused' in expected) continue;
    it(`comes to what the whole comes to: ${what}`, () => {
      const place = { action, document, target, controlText: ['<|im_end|>'] };
      const read = rewriteSoFar(place, fenceFor(document.text).length);
      for (let at = 0; at < reply.length; at += 7) read(reply.slice(0, at));
      const { text } = document;
      const now = text.slice(0, target.start) + read(`${reply}\n`) + text.slice(target.end);
      assert.deepEqual({ text: now }, expected);
    });
  }
});
