import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readMessage } from '../../../../src/core/actions/commit/readMessage.js';
import { CHAT, FENCES, nastyText } from '../../../support/nastyText.js';

const LINE = { hasBody: false, endsInPeriod: false };
const BODY = { hasBody: true, endsInPeriod: false };

describe('the message in a reply', () => {
  const rows: readonly (readonly [what: string, reply: string, message: string])[] = [
    ['alone', 'Add the total of a cart', 'Add the total of a cart'],
    ['behind words to the person', 'Sure! Here is the commit message:\n\nAdd it', 'Add it'],
    ['in a fence', '```\nAdd it\n```\nThis message says…', 'Add it'],
    ['in a fence behind words', 'Here is it:\n```text\nAdd it\n```', 'Add it'],
    ['before a fence', 'Add it\n\n```diff\n+a\n```', 'Add it'],
    ['in quotes', '"Add it"', 'Add it'],
    ['in backticks', '`Add it`', 'Add it'],
    ['in bold', '**Add it**', 'Add it'],
    ['behind a label', 'Commit message: Add it', 'Add it'],
    ['behind a bold label', '**Subject:** Add it', 'Add it'],
    ['behind a label of its own line', 'Commit message:\nAdd it', 'Add it'],
    ['as a point of a list', '- Add it', 'Add it'],
    ['as a title', '# Add it', 'Add it'],
    ['with a period', 'Add it.', 'Add it'],
    ['with three of them', 'Add it...', 'Add it...'],
    ['with a name of its kind', 'fix(cart): count twice', 'fix(cart): count twice'],
    ['with code in it', 'Call `add` in `sum`', 'Call `add` in `sum`'],
    ['behind thoughts', '<think>\nHm.\n</think>\n\nAdd it', 'Add it'],
    ['with more than is wanted', 'Add it\n\nIt was missing.', 'Add it'],
    ['nowhere', '\n \n```\n```', ''],
  ];
  for (const [what, reply, message] of rows) {
    it(`is found ${what}`, () => {
      assert.equal(readMessage(reply, LINE), message);
    });
  }

  const bodies: readonly (readonly [what: string, reply: string, message: string])[] = [
    ['with its body', 'Add it\n\nIt was missing.', 'Add it\n\nIt was missing.'],
    ['with a body right below', 'Add it\nIt was missing.', 'Add it\n\nIt was missing.'],
    ['without words behind it', 'Add it\n\nWhy.\n\nThis commit message is…', 'Add it\n\nWhy.'],
    [
      'without what is said again',
      'Add it\n\n- one\n- two\n- one\n- two',
      'Add it\n\n- one\n- two',
    ],
    ['without its first line again', 'Add it\n\nAdd it', 'Add it'],
    ['in a fence', '```\nAdd it\n\nWhy.\n```\nWords.', 'Add it\n\nWhy.'],
  ];
  for (const [what, reply, message] of bodies) {
    it(`is taken ${what}, where a project writes more than a line`, () => {
      assert.equal(readMessage(reply, BODY), message);
    });
  }

  it('keeps its period where the project writes one', () => {
    assert.equal(readMessage('Add it.', { hasBody: false, endsInPeriod: true }), 'Add it.');
  });

  it('is not told while it may still be words to the person', () => {
    const told = (reply: string): string => readMessage(reply, LINE, false);
    for (const early of ['', 'Here', 'Here is', 'Sure! Here', '```', 'Commit', '**Commit']) {
      assert.equal(told(early), '');
    }
    assert.equal(told('Add the'), 'Add the');
    assert.equal(told('Here is it:\n\nAdd the'), 'Add the');
  });

  it('has no fence, no blank edge and a blank second line, whatever is said', () => {
    fc.assert(
      fc.property(
        nastyText(...CHAT, ...FENCES, 'Add it\n', '- a\n'),
        fc.boolean(),
        (reply, hasBody) => {
          const message = readMessage(reply, { hasBody, endsInPeriod: false });
          assert.equal(message, message.trim());
          const [, second = '', ...rest] = message.split('\n');
          assert.equal(second, '');
          if (!hasBody) assert.deepEqual(rest, []);
          assert.doesNotMatch(message, /^\s*(?:```|~~~)/m);
        },
      ),
    );
  });
});
