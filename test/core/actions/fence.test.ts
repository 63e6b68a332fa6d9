import assert from 'node:assert/strict';
import { fenced, fenceFor, fenceLabel } from '../../../src/core/actions/fence.js';

describe('a fence', () => {
  it('is longer than what the code has', () => {
    assert.equal(fenceFor('const a = `b`;'), '```');
    assert.equal(fenceFor('// ```ts'), '````');
    assert.equal(fenceFor('`````'), '``````');
  });

  it('has the word that Markdown has for a language', () => {
    assert.equal(fenceLabel('typescriptreact'), 'tsx');
    assert.equal(fenceLabel('go'), 'go');
    assert.equal(fenceLabel('plaintext'), '');
  });

  it('stands on lines of its own', () => {
    assert.equal(fenced('a', '```', 'go'), '```go\na\n```');
  });
});
