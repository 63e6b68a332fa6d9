import assert from 'node:assert/strict';
import { strayTests, untested } from './mirror.js';
import { made, sourcesIn } from './sources.js';

const FILES = sourcesIn(['src', 'test'], ['.ts']);

describe('the tests', () => {
  it('have a file for each file of the core with behavior', () => {
    assert.deepEqual(untested(FILES), []);
  });

  it('stand for a file that is there', () => {
    assert.deepEqual(strayTests(FILES), []);
  });
});

describe('the check of the tests', () => {
  it('sees what has behavior and no test', () => {
    const files = made({
      'src/core/a.ts': 'export function a() {}',
      'src/core/deep/b.ts': 'export class B {}',
      'src/core/c.ts': 'export const c = () => 1;',
      'src/core/tested.ts': 'export function tested() {}',
      'test/core/tested.test.ts': '',
      'src/core/types.ts': 'export interface A {} function own() {}',
      'src/core/table.ts': 'export const TABLE = [{ read: () => 1 }];',
      'src/server/d.ts': 'export function d() {}',
    });
    assert.deepEqual(untested(files), [
      'test/core/a.test.ts',
      'test/core/deep/b.test.ts',
      'test/core/c.test.ts',
    ]);
  });

  it('sees a test whose file is gone', () => {
    const files = made({
      'test/server/gone.test.ts': '',
      'test/server/here.test.ts': '',
      'test/server/hereTwice.test.ts': '',
      'test/server/heretic.test.ts': '',
      'src/server/here.ts': '',
      'test/support/siteAt.ts': '',
      'test/tidy/mirror.test.ts': '',
    });
    assert.deepEqual(strayTests(files), [
      'test/server/gone.test.ts',
      'test/server/heretic.test.ts',
    ]);
  });
});
