import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';

import { LANGUAGES } from '../../../src/core/syntax/languages.js';
import type { Place } from '../../../src/core/syntax/place.js';
import { WasmSyntax } from '../../../src/server/adapters/wasmSyntax.js';
import { grammarNames, grammarsFolder } from '../../support/grammarsFolder.js';
import { siteAt } from '../../support/siteAt.js';
import { PLACES_ELSEWHERE } from './placesElsewhere.js';
import { PLACES_IN_SCRIPTS } from './placesInScripts.js';

const PLACES = { ...PLACES_IN_SCRIPTS, ...PLACES_ELSEWHERE };

/** `code in method_definition, empty block`: a place as a row of the tables says it. */
function inWords({ inside, scope, emptyBlock }: Place): string {
  return `${inside}${scope ? ` in ${scope.kind}` : ''}${emptyBlock ? ', empty block' : ''}`;
}

describe('WasmSyntax.placeAt', () => {
  let folder = '';
  let syntax: WasmSyntax;
  const logged: string[] = [];

  before(async () => {
    folder = await grammarsFolder(await grammarNames());
    syntax = new WasmSyntax({
      folder,
      log: (level, event) => {
        if (level !== 'debug') logged.push(event);
      },
    });
  });

  after(async () => {
    await rm(folder, { recursive: true });
  });

  for (const [language, rows] of Object.entries(PLACES)) {
    describe(language, () => {
      for (const [marked, words] of rows) {
        it(`sees ${JSON.stringify(marked)} as ${words}`, async () => {
          const site = siteAt(marked, language);
          syntax.open(site.uri, language, site.before + site.after);
          await syntax.settled(site.uri);
          const place = syntax.placeAt(site);
          assert.ok(place);
          assert.equal(inWords(place), words);
        });
      }
    });
  }

  it('has rows for every grammar of the table, and a query', async () => {
    const grammars = LANGUAGES.flatMap(({ grammar }) => grammar ?? []);
    const tested = LANGUAGES.filter(({ ids }) => ids.some(id => id in PLACES));
    assert.deepEqual([...new Set(grammars)].sort(), [...(await grammarNames())].sort());
    assert.deepEqual(
      [...new Set(tested.flatMap(({ grammar }) => grammar ?? []))].sort(),
      [...new Set(grammars)].sort(),
    );
  });

  it('loads every one of them', () => {
    assert.deepEqual(logged, []);
  });
});
