import assert from 'node:assert/strict';
import fc from 'fast-check';
import { quoted } from '../../src/client/quoted.js';

describe('a message that is quoted', () => {
  const rows: readonly [does: string, given: string, says: string][] = [
    ['is in one line', ' Not found.\n  Did you mean it?', '“Not found. Did you mean it?”'],
    [
      'has no link',
      'Type \'"[Fix](command:quit)"\' is wrong.',
      '“Type \'"[Fix] (command:quit)"\' is wrong.”',
    ],
    ['has no half of a character', `a${'😀'.repeat(150)}`, `“a${'😀'.repeat(99)}…”`],
    ['is not longer than what is read', 'x'.repeat(300), `“${'x'.repeat(200)}…”`],
  ];
  for (const [does, given, says] of rows) {
    it(does, () => {
      assert.equal(quoted(given), says);
    });
  }

  it('has no link, whatever it says', () => {
    const pieces = fc.constantFrom('[', ']', '(', ')', ' ', '\n', 'command:quit', '“', '\u00a0');
    fc.assert(
      fc.property(fc.array(pieces), parts => {
        assert.doesNotMatch(quoted(parts.join('')), /\]\(/);
      }),
    );
  });
});
