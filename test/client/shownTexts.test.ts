import assert from 'node:assert/strict';
import { ShownTexts } from '../../src/client/shownTexts.js';

describe('the texts of pages', () => {
  it('are kept while they are shown, and no longer', () => {
    const texts = new ShownTexts();
    texts.write('cove:/a', 'one');
    texts.write('cove:/b', 'two');
    assert.equal(texts.read('cove:/a'), 'one');
    assert.equal(texts.read('cove:/b'), 'two');
    texts.closed('cove:/a');
    assert.equal(texts.read('cove:/a'), undefined);
    assert.equal(texts.read('cove:/b'), 'two');
  });

  it('are there for a document that opens while the one before closes', () => {
    const texts = new ShownTexts();
    texts.write('cove:/a', 'one');
    texts.read('cove:/a');
    texts.write('cove:/a', 'two');
    texts.closed('cove:/a');
    assert.equal(texts.read('cove:/a'), 'two');
  });

  it('are none where nothing was written', () => {
    const texts = new ShownTexts();
    texts.closed('cove:/a');
    assert.equal(texts.read('cove:/a'), undefined);
  });
});
