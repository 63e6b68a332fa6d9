import assert from 'node:assert/strict';
import {
  FAMILIES,
  familyNamed,
  familyOf,
  familyWith,
  fillsMiddle,
} from '../../../src/core/models/families.js';
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
    ['codellama:34b-code', 'prefix'],
    ['codellama:7b', 'prefix'],
    ['codellama:7b-instruct', 'prefix'],
    ['codellama:7b-python', 'prefix'],
    ['codellama', 'prefix'],
    ['qwen2.5:7b', 'prefix'],
    ['hf.co/someone/Qwen2.5-7B-Instruct-GGUF:Q4_K_M', 'prefix'],
    ['qwen3:8b', 'prefix'],
    ['llama3.2:3b', 'prefix'],
    ['hf.co/someone/Meta-Llama-3.1-8B:Q4_K_M', 'prefix'],
    ['mistral:7b', 'prefix'],
    ['mistral-small3.1:24b', 'prefix'],
    ['mixtral:8x7b', 'prefix'],
    ['devstral:24b', 'prefix'],
    ['gpt-oss:20b', 'prefix'],
    ['gemma3n:e4b', 'prefix'],
    ['deepseek-r1:8b', 'prefix'],
    ['phi4-mini:latest', 'prefix'],
    ['qwen2.5-acme:7b', undefined],
    ['mistralish:7b', undefined],
    ['acme-coder:latest', undefined],
    ['nomic-embed-text:latest', undefined],
  ];

  for (const [model, family] of rows) {
    it(`takes ${model} for ${family ?? 'none'}`, () => {
      assert.equal(familyOf(model)?.id, family);
    });
  }
});

describe('familyWith', () => {
  const rows: readonly {
    readonly does: string;
    readonly vocabulary?: readonly string[];
    readonly template?: string;
    readonly family: string;
  }[] = [
    { does: 'takes what has no signs for one that continues', family: 'prefix' },
    {
      does: 'misses a mark',
      vocabulary: ['<|fim_prefix|>', '<|fim_suffix|>'],
      family: 'prefix',
    },
    {
      does: 'knows the marks that Llama writes behind a blank',
      vocabulary: ['▁<PRE>', '▁<SUF>', '▁<MID>', '▁<EOT>'],
      family: 'codellama',
    },
    {
      does: 'reads a template',
      template: '<|fim_prefix|>{{ .Prompt }}<|fim_suffix|>{{ .Suffix }}<|fim_middle|>',
      family: 'qwen-coder',
    },
    {
      does: 'tells Granite from Qwen by its roles',
      vocabulary: ['<|start_of_role|>', '<|fim_prefix|>', '<|fim_suffix|>', '<|fim_middle|>'],
      family: 'granite-4',
    },
    {
      does: 'takes a stranger with the marks of StarCoder for one that reads the prefix first',
      vocabulary: ['<filename>', '<fim_prefix>', '<fim_suffix>', '<fim_middle>'],
      family: 'granite-code',
    },
  ];
  for (const { does, vocabulary = [], template = '', family } of rows) {
    it(does, () => {
      assert.equal(familyWith({ template, vocabulary: new Set(vocabulary) }).id, family);
    });
  }

  for (const family of FAMILIES) {
    it(`finds the layout of ${family.id}, or one that its marks suit, by its signs`, () => {
      const found = familyWith({ template: '', vocabulary: new Set(family.signs) });
      assert.deepEqual(found.signs, family.signs);
      assert.equal(fillsMiddle(found), family.id !== 'prefix');
    });
  }
});

describe('familyNamed', () => {
  it('finds each family by its id, and nothing by another word', () => {
    for (const family of FAMILIES) assert.equal(familyNamed(family.id), family);
    assert.equal(familyNamed(''), undefined);
  });
});

describe('a family', () => {
  it('is the only one of its id', () => {
    assert.equal(new Set(FAMILIES.map(({ id }) => id)).size, FAMILIES.length);
  });

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
      for (const sign of family.signs) assert.ok(family.control.includes(sign), sign);
    });
  }
});
