import assert from 'node:assert/strict';
import {
  cyclesIn,
  featureFaults,
  idleRows,
  importsOf,
  layerFaults,
  nameFaults,
} from './imports.js';
import { LAYERS, type Layer } from './layers.js';
import { made, sourcesIn } from './sources.js';

/** Declarations of what is there anyway belong to the compiler, not to a folder. */
const SRC = sourcesIn(['src'], ['.ts']).filter(({ path }) => !path.endsWith('.d.ts'));

describe('the layers', () => {
  it('import what the table says, and nothing else', () => {
    assert.deepEqual(layerFaults(SRC, LAYERS), []);
  });

  it('use all that the table allows', () => {
    assert.deepEqual(idleRows(SRC, LAYERS), []);
  });

  it('have no cycle between files', () => {
    assert.deepEqual(cyclesIn(SRC), []);
  });

  it('have neither barrels nor drawers of odds and ends', () => {
    assert.deepEqual(nameFaults(SRC), []);
  });

  it('keep the features apart', () => {
    assert.deepEqual(featureFaults(LAYERS), []);
  });

  it('see every folder of src', () => {
    assert.ok(SRC.length > 50, 'the files were not found');
  });
});

describe('the check of the layers', () => {
  const layers: Readonly<Record<string, Layer>> = {
    low: { folders: [] },
    'low/deep': { folders: ['low'], packages: ['cat'] },
    high: { folders: ['low'], packages: ['node:'] },
  };
  const faults: readonly { sees: string; path: string; text: string; says: string }[] = [
    {
      sees: 'an arrow that goes up',
      path: 'src/low/a.ts',
      text: "import { b } from '../high/b.js';",
      says: 'src/low/a.ts may not import src/high/b.ts',
    },
    {
      sees: 'an arrow of types',
      path: 'src/low/a.ts',
      text: "import type { B } from '../high/b.js';",
      says: 'src/low/a.ts may not import src/high/b.ts',
    },
    {
      sees: 'an arrow in the middle of a type',
      path: 'src/low/a.ts',
      text: "export type B = import('../high/b.js').B;",
      says: 'src/low/a.ts may not import src/high/b.ts',
    },
    {
      sees: 'a re-export',
      path: 'src/low/a.ts',
      text: "export * from '../high/b.js';",
      says: 'src/low/a.ts may not import src/high/b.ts',
    },
    {
      sees: 'an import at run time',
      path: 'src/low/a.ts',
      text: "export const b = await import('../high/b.js');",
      says: 'src/low/a.ts may not import src/high/b.ts',
    },
    {
      sees: 'an import whose name is put together',
      path: 'src/low/a.ts',
      text: 'export const b = await import(`../${name}`);',
      says: 'src/low/a.ts may not import `../${name}`',
    },
    {
      sees: 'a package',
      path: 'src/low/a.ts',
      text: "import cat from 'cat';",
      says: 'src/low/a.ts may not import cat',
    },
    {
      sees: 'a package whose name begins like an allowed one',
      path: 'src/low/deep/a.ts',
      text: "import catalog from 'catalog';",
      says: 'src/low/deep/a.ts may not import catalog',
    },
    {
      sees: 'a reference in a comment',
      path: 'src/low/a.ts',
      text: '/// <reference types="node" />',
      says: 'src/low/a.ts may not import node',
    },
    {
      sees: 'a folder inside another as one of its own',
      path: 'src/low/a.ts',
      text: "import { b } from './deep/b.js';",
      says: 'src/low/a.ts may not import src/low/deep/b.ts',
    },
    {
      sees: 'a folder that the table lacks',
      path: 'src/new/a.ts',
      text: '',
      says: 'src/new/a.ts lies in no folder of the table',
    },
  ];

  for (const { sees, path, text, says } of faults) {
    it(`sees ${sees}`, () => {
      assert.deepEqual(layerFaults(made({ [path]: text }), layers), [says]);
    });
  }

  it('lets through what the table allows', () => {
    const text = "import '../low/a.js'; import './b.js'; import 'node:fs'; // import 'cat';";
    assert.deepEqual(layerFaults(made({ 'src/high/a.ts': text }), layers), []);
  });

  it('sees what the table allows in vain', () => {
    const files = made({ 'src/high/a.ts': "import '../low/a.js';", 'src/low/deep/a.ts': '' });
    assert.deepEqual(idleRows(files, layers), [
      'low/deep does not import low',
      'low/deep does not import cat',
      'high does not import node:',
    ]);
  });

  it('sees a cycle, and says which', () => {
    const files = made({
      'src/low/a.ts': "import './b.js';",
      'src/low/b.ts': "import type { C } from './c.js';",
      'src/low/c.ts': "export * from './a.js';",
    });
    assert.deepEqual(cyclesIn(files), [
      'src/low/a.ts → src/low/b.ts → src/low/c.ts → src/low/a.ts',
    ]);
  });

  it('takes two ways to one file for no cycle', () => {
    const files = made({
      'src/low/a.ts': "import './b.js'; import './c.js';",
      'src/low/b.ts': "import './c.js';",
      'src/low/c.ts': '',
    });
    assert.deepEqual(cyclesIn(files), []);
  });

  it('sees a barrel and a drawer', () => {
    const paths = ['src/low/index.ts', 'src/low/utils/a.ts', 'src/util.ts', 'src/low/indexOf.ts'];
    const files = made(Object.fromEntries(paths.map(path => [path, ''])));
    assert.equal(nameFaults(files).length, 3);
  });

  it('sees features that know each other', () => {
    const row = { 'core/chat': { folders: ['core/completion', 'core/text'] } };
    assert.deepEqual(featureFaults(row), ['core/chat may import core/completion']);
  });

  it('reads no import out of a string', () => {
    assert.deepEqual(importsOf({ path: 'src/a.ts', text: 'const a = "import \'b\'";' }), []);
  });
});
