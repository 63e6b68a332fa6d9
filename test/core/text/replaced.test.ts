import assert from 'node:assert/strict';
import { replaced } from '../../../src/core/text/replaced.js';

describe('a text with edits in it', () => {
  it('has each at its place in the text before', () => {
    const edits = [
      { start: 0, end: 1, text: 'longer' },
      { start: 2, end: 2, text: '+' },
      { start: 3, end: 4, text: '' },
    ];
    assert.equal(replaced('abcde', edits), 'longerb+ce');
  });

  it('is the text where there are none', () => {
    assert.equal(replaced('abc', []), 'abc');
  });
});
