import assert from 'node:assert/strict';
import { FAMILIES, familyOf } from '../../../src/core/models/families.js';
import { golden } from '../../support/golden.js';

const HOLE = { before: 'function add(a, b) {\n', typed: '  return ', after: ';\n}\n' };

describe('familyOf', () => {
  const rows: readonly [model: string, family: string | undefined][] = [
    ['qwen2.5-coder:1.5b-base', 'qwen-coder'],
    ['qwen3-coder:30b', 'qwen-coder'],
    ['hf.co/someone/Qwen2.5-Coder-7B-GGUF:Q4_K_M', 'qwen-coder'],
    ['codestral:22b', 'codestral'],
    ['seed-coder:8b-base', 'seed-coder'],
    ['starcoder2:3b', 'starcoder2'],
    ['starcoder:3b', 'starcoder'],
    ['tinystarcoder:latest', 'starcoder'],
    ['deepseek-coder-v2:16b-lite-base', 'deepseek-coder'],
    ['codegemma:2b', 'codegemma'],
    ['mellum:4b', 'mellum'],
    ['granite4:3b', 'granite-4'],
    ['granite-code:3b', 'granite-code'],
    ['granite3.3:8b', 'granite-code'],
    ['stable-code:3b', 'stable-code'],
    ['codellama:7b-code', 'codellama'],
    ['codellama:code', 'codellama'],
    ['codellama:34b-code', undefined],
    ['codellama:7b', undefined],
    ['codellama', undefined],
    ['codellama:7b-instruct', undefined],
    ['codellama:7b-python', undefined],
    ['qwen2.5:7b', undefined],
    ['llama3.2:3b', undefined],
    ['mistral:7b', undefined],
    ['nomic-embed-text:latest', undefined],
  ];

  for (const [model, family] of rows) {
    it(`takes ${model} for ${family ?? 'none'}`, () => {
      assert.equal(familyOf(model)?.id, family);
    });
  }
});

describe('a family', () => {
  for (const family of FAMILIES) {
    it(`of ${family.id} renders the prompt it was taught`, () => {
      golden(`prompts/${family.id}.txt`, family.render(HOLE));
    });

    it(`of ${family.id} changes nothing before what was typed when more is`, () => {
      const now = family.render(HOLE);
      assert.equal(family.render({ ...HOLE, typed: `${HOLE.typed}a + b` }), `${now}a + b`);
    });

    it(`of ${family.id} has every mark of its prompt among its control tokens`, () => {
      const { before, typed, after } = HOLE;
      const marks = [before, typed, after].reduce(
        (rest, text) => rest.replace(text, ''),
        family.render(HOLE),
      );
      const left = family.control.reduce((rest, token) => rest.replaceAll(token, ''), marks);
      assert.equal(left.trim(), '');
    });
  }
});
