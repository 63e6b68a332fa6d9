import assert from 'node:assert/strict';
import { editorRules, rulesIn } from '../../../../src/core/actions/nearby/conventions.js';
import { tokensOf } from '../../../../src/core/models/tokens.js';

const AGENTS = `# Shop

- Run \`npm test\` before each commit.
- Orders are kept for ten years.

## Code style

- Use early returns.
1. No default exports.
- Format with \`npm run format\`.

## Releases

- Tag them.
`;

describe('the rules in an AGENTS.md', () => {
  it('are the items on code, without commands', () => {
    assert.deepEqual(rulesIn(AGENTS), ['Use early returns.', 'No default exports.']);
  });

  it('are all items where none is below such a heading', () => {
    assert.deepEqual(rulesIn('- Use tabs.\r\n- Run `make`.\r\n'), ['Use tabs.']);
    assert.deepEqual(rulesIn('Just words.\n'), []);
  });

  it('are few, and short', () => {
    const rules = rulesIn(
      '- Name things after what they are, and not after how they work.\n'.repeat(99),
    );
    assert.ok(0 < rules.length && rules.length <= 6);
    assert.ok(tokensOf(rules.join('\n')) <= 130);
    assert.deepEqual(rulesIn(`- ${'long '.repeat(99)}`), []);
  });
});

describe('the rules in an .editorconfig', () => {
  const rows: readonly [config: string, path: string, rules: readonly string[]][] = [
    ['[*]\nmax_line_length = 100', 'src/a.ts', ['Lines have at most 100 characters.']],
    [
      '[*]\nmax_line_length = 100\n[*.ts]\nmax_line_length = 80',
      'src/a.ts',
      ['Lines have at most 80 characters.'],
    ],
    [
      '[*.{js,py}]\nmax_line_length=88\nquote_type = double',
      'a.py',
      ['Lines have at most 88 characters.', 'Strings are in double quotes.'],
    ],
    ['[*]\nmax_line_length = off', 'a.ts', []],
    ['[docs/**]\nmax_line_length = 80', 'src/a.ts', []],
    ['[src/**]\nquote_type = single', 'src/b/a.ts', ['Strings are in single quotes.']],
    ['max_line_length = 80\nroot = true', 'a.ts', []],
  ];
  for (const [config, path, rules] of rows) {
    it(`are ${rules.join(' ') || 'none'} of ${JSON.stringify(config)} for ${path}`, () => {
      assert.deepEqual(editorRules(config, path), rules);
    });
  }
});
