import { type Family, familyOf, PREFIX } from './families.js';

/**
 * The marks that are broken in what a model that answers is told: chat models have more of them
 * than those that fill in, so all that are known are.
 */
export function chatFamily(model: string): Family {
  const own = familyOf(model)?.control ?? [];
  return { ...PREFIX, control: [...new Set([...own, ...PREFIX.control])] };
}
