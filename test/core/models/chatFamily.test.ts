import assert from 'node:assert/strict';
import { chatFamily } from '../../../src/core/models/chatFamily.js';
import { familyOf, PREFIX } from '../../../src/core/models/families.js';

describe('the marks of a model that answers', () => {
  for (const model of ['qwen2.5-coder:1.5b', 'deepseek-coder:6.7b', 'unheard-of:1b']) {
    it(`are its own and all that are known, for ${model}`, () => {
      const { control } = chatFamily(model);
      const wanted = [...(familyOf(model)?.control ?? []), ...PREFIX.control];
      for (const token of wanted) assert.equal(control.filter(each => each === token).length, 1);
    });
  }
});
