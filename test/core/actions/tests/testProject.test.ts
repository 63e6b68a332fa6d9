import assert from 'node:assert/strict';
import { manifestsIn, projectRootOf } from '../../../../src/core/actions/tests/testProject.js';

const FILES = [
  'file:///work/package.json',
  'file:///work/packages/a/package.json',
  'file:///work/packages/a/tsconfig.json',
  'file:///work/packages/a/src/a.ts',
  'file:///work/App/App.csproj',
];

describe('the project of a document', () => {
  const rows: readonly [document: string, root: string][] = [
    ['file:///work/packages/a/src/a.ts', 'file:///work/packages/a/'],
    ['file:///work/packages/b/b.ts', 'file:///work/'],
    ['file:///work/App/Sub/A.cs', 'file:///work/App/'],
  ];
  for (const [document, root] of rows) {
    it(`is ${root} for ${document}`, () => {
      assert.equal(projectRootOf(document, 'file:///work/', FILES), root);
    });
  }

  it('is the folder of the workspace where nothing has a manifest', () => {
    assert.equal(projectRootOf('file:///work/a/a.py', 'file:///work/', []), 'file:///work/');
  });

  it('has the manifests of its own folder', () => {
    assert.deepEqual(manifestsIn('file:///work/packages/a/', FILES), [
      'file:///work/packages/a/package.json',
    ]);
  });
});
