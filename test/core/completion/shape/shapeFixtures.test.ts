import assert from 'node:assert/strict';
import { shape } from '../../../../src/core/completion/shape/shape.js';
import { accepted } from '../../../support/accepted.js';
import { contextOf } from '../../../support/shapeContext.js';
import { rowsOf, shapeRows } from '../../../support/shapeRows.js';
import { siteAt } from '../../../support/siteAt.js';

const ROWS = shapeRows();

describe('shape, by language', () => {
  for (const language of new Set(ROWS.map(row => row.language))) {
    describe(language, () => {
      for (const { does, given, model, becomes, ended } of ROWS.filter(
        row => row.language === language,
      )) {
        it(does, () => {
          const site = siteAt(given, language);
          assert.equal(accepted(site, shape(model, contextOf(site, ended))), becomes);
        });
      }
    });
  }

  it('has a row only once', () => {
    const names = ROWS.map(({ language, does }) => `${language}: ${does}`);
    assert.deepEqual([...new Set(names)], names);
  });

  it('reads a row as it is meant', () => {
    const text = '=== does it (cut)\na█\n--- says\n⇥b⟦41⟧␠\n\n--- becomes\na\n';
    assert.deepEqual(rowsOf(text, 'c'), [
      {
        does: 'does it',
        language: 'c',
        given: 'a█',
        model: '\tbA \n',
        becomes: 'a',
        ended: 'cut',
      },
    ]);
    assert.throws(() => rowsOf('=== says nothing\na█\n', 'c'));
  });
});
