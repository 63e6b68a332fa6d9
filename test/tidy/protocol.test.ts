import assert from 'node:assert/strict';
import { pageFaults, wireOf } from './protocolPage.js';
import { made, read, sourcesIn } from './sources.js';

/** The commands of the palette are no words on the wire. */
const FILES = sourcesIn(['src/protocol'], ['.ts']).filter(
  ({ path }) => !path.endsWith('commands.ts'),
);

describe('docs/protocol.md', () => {
  it('tells what is on the wire, and nothing else', () => {
    const wire = wireOf(FILES);
    assert.ok(wire.methods.length > 0 && wire.types.size > 0, 'the types were not found');
    assert.deepEqual(pageFaults(read('docs/protocol.md').text, wire), []);
  });
});

describe('the check of docs/protocol.md', () => {
  const wire = wireOf(
    made({
      'src/protocol/methods.ts': "export const METHODS = { nap: 'cove/nap' } as const;",
      'src/protocol/nap.ts': [
        'export interface Nap { readonly how: How; readonly bed?: { readonly width: number } }',
        "export type How = 'short' | 'long';",
      ].join('\n'),
    }),
  );
  const page = [
    '# The wire',
    '## `cove/nap`',
    'Answers a `Nap`.',
    '### `Nap`',
    '| `how` | `short` or `long` |',
    '| `bed` | its `width` |',
    '## The end',
  ].join('\n');

  it('lets a whole page through', () => {
    assert.deepEqual(pageFaults(page, wire), []);
  });

  const rows: readonly [does: string, page: string, says: string][] = [
    ['a method left out', page.replace('## `cove/nap`', ''), 'no section for cove/nap'],
    ['a method that is not there', `${page} cove/nap/more`, 'there is no cove/nap/more'],
    ['a type left out', page.replace('### `Nap`', ''), 'no section for Nap'],
    ['a field left out', page.replace('| `how`', '|'), 'no Nap.how'],
    ['a field inside left out', page.replace('`width`', ''), 'no Nap.width'],
    ['a field told elsewhere', page.replace('| `how`', '|') + ' `how`', 'no Nap.how'],
    [
      'a field that is not there',
      page.replace('| `bed`', '| `lamp` |\n| `bed`'),
      'there is no Nap.lamp',
    ],
    ['a word left out', page.replace('`short`', ''), 'no word on short'],
  ];
  for (const [does, changed, says] of rows) {
    it(`sees ${does}`, () => {
      assert.deepEqual(pageFaults(changed, wire), [says]);
    });
  }
});
