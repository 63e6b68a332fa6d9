import assert from 'node:assert/strict';
import { dropBlankEdges } from '../../../../src/core/actions/repairs/dropBlankEdges.js';

describe('dropBlankEdges', () => {
  it('drops blank lines at the edges, and none between', () => {
    assert.deepEqual(dropBlankEdges(['', ' ', 'a', '', 'b', '\t']), ['a', '', 'b']);
    assert.deepEqual(dropBlankEdges(['', '']), []);
    assert.deepEqual(dropBlankEdges(['a']), ['a']);
  });
});
