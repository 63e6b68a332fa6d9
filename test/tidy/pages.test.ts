import assert from 'node:assert/strict';
import * as v from 'valibot';
import { LAYERS } from './layers.js';
import { deadAnchors, deadWords } from './pages.js';
import { committedPaths, exists, read } from './sources.js';

const PAGES = committedPaths()
  .filter(path => path.endsWith('.md') && !path.startsWith('test/fixtures/'))
  .map(read);

const Names = v.record(v.string(), v.string());
const Manifest = v.object({ dependencies: Names, devDependencies: Names });

describe('the pages', () => {
  it('speak of files that are there', () => {
    assert.ok(PAGES.length > 5, 'the pages were not found');
    assert.deepEqual(
      PAGES.flatMap(page => deadWords(page, exists)),
      [],
    );
  });

  it('link to headings that are there', () => {
    assert.deepEqual(
      PAGES.flatMap(page => deadAnchors(page, path => read(path).text)),
      [],
    );
  });

  it('have a paragraph on each folder that has a rule', () => {
    const { text } = read('ARCHITECTURE.md');
    assert.deepEqual(
      Object.keys(LAYERS).filter(folder => !text.includes(`\n**\`${folder}\`**`)),
      [],
    );
  });

  it('have a line on each dependency', () => {
    const { text } = read('docs/decisions/0002-dependencies.md');
    const { dependencies, devDependencies } = v.parse(
      Manifest,
      JSON.parse(read('package.json').text),
    );
    const names = Object.keys({ ...dependencies, ...devDependencies });
    assert.ok(names.length > 10, 'the dependencies were not found');
    assert.deepEqual(
      names.filter(name => !text.includes(`\`${name}\``)),
      [],
    );
  });
});

describe('the check of the pages', () => {
  const rows: readonly [text: string, faults: number][] = [
    ['`src/a.ts`', 0],
    ['`core/b.ts`', 0],
    ['`src/gone.ts`', 1],
    ['[the page](page.md) and [a part](page.md#part)', 0],
    ['[gone](gone.md)', 1],
    ['[gone](../README.md)', 1],
    ['[far](https://example.org/a.md)', 0],
    ['`dist/server.js`, `fromProto.ts` and `gone.ts`', 0],
  ];
  const there = new Set(['src/a.ts', 'src/core/b.ts', 'docs/page.md']);
  for (const [text, faults] of rows) {
    it(`sees ${faults} in ${text}`, () => {
      const page = { path: 'docs/a.md', text };
      assert.equal(deadWords(page, path => there.has(path)).length, faults);
    });
  }

  it('sees a heading that is not there', () => {
    const page = {
      path: 'docs/a.md',
      text: '## `cove/status`\n[a](#covestatus) [b](b.md#c-d) [c](#c)',
    };
    const other = (path: string): string => (path === 'docs/b.md' ? '# C d' : '');
    assert.deepEqual(deadAnchors(page, other), ['docs/a.md links to #c']);
  });
});
