import assert from 'node:assert/strict';
import fc from 'fast-check';
import { unlinked } from '../../src/client/unlinked.js';

/** As the editor finds links in messages. */
const LINK = /\[[^\]]+\]\([^)\s]+/;

describe('a text without links', () => {
  const rows: readonly [does: string, given: string, says: string][] = [
    ['leaves a plain title', 'Cove: Explain (briefly) [now]', 'Cove: Explain (briefly) [now]'],
    ['breaks a link', 'Cove: [Click](command:quit)', 'Cove: [Click] (command:quit)'],
    [
      'breaks every link of several',
      '[a](command:b) [c](https://d)',
      '[a] (command:b) [c] (https://d)',
    ],
    [
      'breaks the name of a file',
      'x[a](command:b).ts is read-only',
      'x[a] (command:b).ts is read-only',
    ],
  ];
  for (const [does, given, says] of rows) {
    it(does, () => {
      assert.equal(unlinked(given), says);
    });
  }

  it('has none, whatever it was, and loses nothing but that', () => {
    const pieces = fc.constantFrom('[', ']', '(', ')', ' ', '\n', 'command:quit', 'a');
    fc.assert(
      fc.property(fc.array(pieces), parts => {
        const text = parts.join('');
        assert.doesNotMatch(unlinked(text), LINK);
        assert.equal(unlinked(text).replaceAll(' ', ''), text.replaceAll(' ', ''));
        if (!text.includes('](')) assert.equal(unlinked(text), text);
      }),
    );
  });
});
