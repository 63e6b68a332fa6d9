import assert from 'node:assert/strict';
import fc from 'fast-check';
import { withoutControlText } from '../../../src/core/models/controlText.js';
import { FAMILIES, familyOf } from '../../../src/core/models/families.js';

describe('withoutControlText', () => {
  const qwen = familyOf('qwen2.5-coder');
  assert.ok(qwen);

  const rows: readonly [code: string, becomes: string][] = [
    ['const a = 1;', 'const a = 1;'],
    ['"<|fim_suffix|>"', '"< |fim_suffix|>"'],
    ['<|fim_prefix|><|fim_middle|>', '< |fim_prefix|>< |fim_middle|>'],
    ['<|FIM_Suffix|>', '< |FIM_Suffix|>'],
    ['<|im_start|>system', '< |im_start|>system'],
    ['<|some_new_token|>', '< |some_new_token|>'],
    ['<｜User｜>', '< ｜User｜>'],
    ['a <| b |> c', 'a <| b |> c'],
    ['x<y|z>', 'x<y|z>'],
  ];
  for (const [code, becomes] of rows) {
    it(`makes ${becomes} of ${code}`, () => {
      assert.equal(withoutControlText(code, qwen), becomes);
    });
  }

  it('leaves a word of markup that differs from a token', () => {
    const codellama = familyOf('codellama:code');
    assert.ok(codellama);
    assert.equal(withoutControlText('<pre>a</pre><PRE>', codellama), '<pre>a</pre>< PRE>');
  });

  for (const family of FAMILIES) {
    it(`leaves no control token of ${family.id}, however they are put together`, () => {
      const piece = fc.oneof(fc.constantFrom(...family.control), fc.string({ maxLength: 3 }));
      const halves = fc
        .constantFrom(...family.control)
        .chain(token => fc.nat(token.length).map(at => token.slice(0, at)));
      fc.assert(
        fc.property(fc.array(fc.oneof(piece, halves)), pieces => {
          const clean = withoutControlText(pieces.join(''), family);
          for (const token of family.control) assert.ok(!clean.includes(token), token);
        }),
      );
    });
  }
});
