import assert from 'node:assert/strict';
import { isProse, isProseLine, withoutProse } from '../../../src/core/actions/prose.js';

describe('prose', () => {
  const prose = [
    'Sure! Here is the code:',
    "Here's the refactored function:",
    '**Explanation**',
    '### Explanation',
    'I cannot help with that.',
    'The following code does it.',
    'Functions like that are simpler to test.',
    'The mistake is that `total = 0;` is missing. Here is the code:',
    'Use `number % 2 == 0`, not `number % 2 = 0`.',
  ];
  const code = [
    'const here = 1;',
    'function the(code) {',
    'Here = 1;',
    'def i():',
    'Total: number;',
    'SELECT a FROM b WHERE c',
    '# Sure, a comment.',
    'return "The end."',
    'import x',
    'const text = `The end of a line.`;',
  ];
  for (const line of prose) {
    it(`is ${line}`, () => {
      assert.ok(isProseLine(line));
    });
  }
  for (const line of code) {
    it(`is not ${line}`, () => {
      assert.ok(!isProseLine(line));
    });
  }

  it('is what begins with it, or with nothing', () => {
    assert.ok(isProse(['', 'Sure!', 'a();']));
    assert.ok(isProse(['']));
    assert.ok(!isProse(['a();', 'Sure!']));
  });

  it('goes before the code, and behind it below a blank line', () => {
    const lines = ['Here is it:', '', 'a();', '', 'b();', '', 'This code calls both.', 'c();'];
    assert.deepEqual(withoutProse(lines), ['a();', '', 'b();', '']);
    assert.deepEqual(withoutProse(['a();', 'This code is it.']), ['a();', 'This code is it.']);
  });

  it('stays in a docstring, and goes behind it', () => {
    const code = ['def f():', '    """Adds.', '', '    The sum of all is returned.', '    """'];
    assert.deepEqual(withoutProse([...code, '', 'This code adds.']), [...code, '']);
  });
});
