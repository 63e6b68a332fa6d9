import assert from 'node:assert/strict';
import { isElision } from '../../../../src/core/actions/repairs/elision.js';
import { languageOf } from '../../../../src/core/syntax/languages.js';

describe('a line for code that was left out', () => {
  const rows: readonly [language: string, line: string][] = [
    ['typescript', '  // ...'],
    ['typescript', '// ... rest unchanged'],
    ['typescript', '// rest of the code remains the same'],
    ['typescript', '/* existing code */'],
    ['typescript', '{/* ... other fields ... */}'],
    ['typescript', '// other methods stay unchanged…'],
    ['python', '# ... (unchanged)'],
    ['python', '# existing code'],
    ['python', '...'],
    ['html', '<!-- rest of the file -->'],
    ['sql', '-- same as before'],
    ['go', '// implementation unchanged'],
    ['go', '// (code omitted)'],
  ];
  for (const [language, line] of rows) {
    it(`is ${line} in ${language}`, () => {
      assert.ok(isElision(line, languageOf(language), new Set()));
    });
  }

  const others: readonly [language: string, line: string][] = [
    ['typescript', '// The rest are numbers.'],
    ['typescript', '// Adds the items.'],
    ['typescript', 'f(...rest);'],
    ['typescript', '...defaults,'],
    ['python', '# Waits for the others.'],
    ['python', '# Process the remaining lines of the file.'],
    ['typescript', '// Returns the original value unchanged.'],
    ['typescript', '// Other cases'],
    ['typescript', '// Loading...'],
    ['typescript', ''],
  ];
  for (const [language, line] of others) {
    it(`is not "${line}" in ${language}`, () => {
      assert.ok(!isElision(line, languageOf(language), new Set()));
    });
  }

  it('is no line that the code has itself', () => {
    assert.ok(!isElision('    ...', languageOf('python'), new Set(['...'])));
  });
});
