import assert from 'node:assert/strict';
import { restoreControlText } from '../../../../src/core/actions/repairs/restoreControlText.js';
import { repairSite } from '../../../support/repairSite.js';

describe('restoreControlText', () => {
  it('makes the tokens of the target whole, and no others', () => {
    const site = { ...repairSite(''), controlText: ['<|im_end|>'] };
    assert.deepEqual(restoreControlText(['a < |im_end|> < |im_start|>'], site), [
      'a <|im_end|> < |im_start|>',
    ]);
  });

  it('leaves code alone where the target had none', () => {
    assert.deepEqual(restoreControlText(['a < |im_end|>'], repairSite('')), ['a < |im_end|>']);
  });
});
