import assert from 'node:assert/strict';
import fc from 'fast-check';
import { buildPrompt, type Prompt } from '../../../src/core/completion/buildPrompt.js';
import { withoutControlText } from '../../../src/core/models/controlText.js';
import { FAMILIES, familyOf } from '../../../src/core/models/families.js';

function promptOf(before: string, typed: string, after: string): Prompt {
  const family = familyOf('qwen2.5-coder');
  assert.ok(family);
  return buildPrompt({ start: 0, end: 0, before, typed, after }, family);
}

describe('buildPrompt', () => {
  const rows: readonly [
    does: string,
    hole: [string, string, string],
    prompt: string,
    held: string,
  ][] = [
    [
      'puts what was typed last, and holds back what may be half a token',
      ['a();\n', 'b.c', ');'],
      '<|fim_prefix|>a();\n<|fim_suffix|>);<|fim_middle|>b',
      '.c',
    ],
    [
      'writes plain line feeds',
      ['a\r\n', 'b\r\n', '\r\n'],
      '<|fim_prefix|>a\n<|fim_suffix|>\n<|fim_middle|>b\n',
      '',
    ],
    [
      'breaks what would be a command',
      ['"<|fim_middle|>"\n', '<|im_end|>\n', '<|endoftext|>'],
      '<|fim_prefix|>"< |fim_middle|>"\n<|fim_suffix|>< |endoftext|><|fim_middle|>< |im_end|>\n',
      '',
    ],
  ];
  for (const [does, hole, text, held] of rows) {
    it(does, () => {
      assert.deepEqual(promptOf(...hole), { text, held });
    });
  }

  it('breaks a command of which one half was there and the other is typed', () => {
    const family = familyOf('codestral');
    assert.ok(family);
    const window = { start: 0, end: 0, before: 'a [SUF', typed: 'FIX] b\n', after: '' };
    assert.equal(buildPrompt(window, family).text, '[SUFFIX][PREFIX]a [SUF FIX] b\n');
  });

  const tokens = [...new Set(FAMILIES.flatMap(({ control }) => control))];
  for (const family of FAMILIES) {
    it(`has each mark of ${family.id} as often as its template, whatever the code holds`, () => {
      const template = family.render({ before: '', typed: '', after: '' });
      const token = fc.oneof(fc.constantFrom(...tokens), fc.constantFrom(...family.control));
      const half = fc
        .tuple(token, fc.nat(), fc.boolean())
        .map(([text, at, first]) => halvesOf(text, at)[first ? 0 : 1]);
      const piece = fc.oneof(token, half, fc.string({ maxLength: 3 }));
      const code = fc.array(piece, { maxLength: 8 }).map(pieces => pieces.join(''));
      fc.assert(
        fc.property(code, fc.nat(), code, (whole, at, after) => {
          const [before, typed] = halvesOf(whole, at);
          const { text, held } = buildPrompt({ start: 0, end: 0, before, typed, after }, family);
          for (const mark of family.control) {
            assert.equal(timesIn(text + held, mark), timesIn(template, mark), mark);
          }
        }),
      );
    });
  }

  it('holds back a piece of what was typed, in which no command can hide', () => {
    const typed = fc
      .array(fc.constantFrom('<|', 'fim_suffix', '|>', ' ', '\n', 'a', '.'))
      .map(all => all.join(''));
    const family = familyOf('qwen2.5-coder');
    assert.ok(family);
    fc.assert(
      fc.property(typed, text => {
        const { text: prompt, held } = promptOf('', text, '');
        const told = prompt.slice('<|fim_prefix|><|fim_suffix|><|fim_middle|>'.length);
        assert.equal(told + held, withoutControlText(text, family));
      }),
    );
  });
});

function halvesOf(text: string, at: number): readonly [string, string] {
  const cut = at % (text.length + 1);
  return [text.slice(0, cut), text.slice(cut)];
}

function timesIn(text: string, token: string): number {
  return text.split(token).length - 1;
}
