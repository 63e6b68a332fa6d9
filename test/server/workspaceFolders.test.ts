import assert from 'node:assert/strict';
import { WorkspaceFolders } from '../../src/server/workspaceFolders.js';

describe('the folders of the workspace', () => {
  it('are those that the client names, as it changes them', () => {
    const folders = new WorkspaceFolders({ workspaceFolders: [{ uri: 'file:///a', name: 'a' }] });
    assert.deepEqual(folders.all, ['file:///a']);
    folders.change(['file:///b', 'file:///c'], ['file:///a']);
    assert.deepEqual(folders.all, ['file:///b', 'file:///c']);
  });

  it('are none where the client names none', () => {
    assert.deepEqual(new WorkspaceFolders({ workspaceFolders: null }).all, []);
    assert.deepEqual(new WorkspaceFolders({}).all, []);
  });
});
