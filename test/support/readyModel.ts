import { familyOf } from '../../src/core/models/families.js';
import type { ReadyModel } from '../../src/core/models/readiness.js';

/** A small Qwen Coder in memory. */
export function readyModel(contextLength = 4096): ReadyModel {
  const name = 'qwen2.5-coder:1.5b-base';
  const family = familyOf(name);
  if (!family) throw new Error('the table has no Qwen Coder');
  return { name, family, contextLength, echo: contextLength };
}
