import assert from 'node:assert/strict';
import { saysItself } from '../../../../src/core/actions/commit/writtenByTools.js';

describe('a file that tools write', () => {
  const named = [
    'package-lock.json',
    'web/yarn.lock',
    'Cargo.lock',
    'go.sum',
    'api/user.pb.go',
    'user_pb2.py',
    'public/app.min.js',
    'dist/index.js',
    'src/__snapshots__/a.test.ts.snap',
    'poetry.lock',
  ];
  for (const path of named) {
    it(`is named and not shown: ${path}`, () => {
      assert.equal(saysItself(path), true);
    });
  }

  const shown = ['package.json', 'src/lock.ts', 'src/distance.ts', 'go.mod', 'vendors.py'];
  for (const path of shown) {
    it(`is not meant by ${path}`, () => {
      assert.equal(saysItself(path), false);
    });
  }
});
