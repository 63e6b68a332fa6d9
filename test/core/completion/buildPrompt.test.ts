import assert from 'node:assert/strict';
import fc from 'fast-check';
import { buildPrompt, type Prompt } from '../../../src/core/completion/buildPrompt.js';
import { withoutControlText } from '../../../src/core/models/controlText.js';
import { familyOf } from '../../../src/core/models/families.js';

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
