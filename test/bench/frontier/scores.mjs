import { dice } from './dice.mjs';

const RESAMPLES = 4000;
const TAIL = 0.025;

/** How alike two texts are, from 0 to 1: the share of the longer one that need not be edited. */
export function editSimilarity(/** @type {string} */ one, /** @type {string} */ other) {
  const longer = Math.max(one.length, other.length);
  return longer === 0 ? 1 : 1 - editDistance(one, other) / longer;
}

/** @param {string} one @param {string} other */
function editDistance(one, other) {
  let row = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let line = 1; line <= one.length; line++) {
    const above = row;
    row = [line];
    for (let place = 1; place <= other.length; place++) {
      const same = one[line - 1] === other[place - 1] ? 0 : 1;
      row[place] = Math.min(
        (above[place] ?? 0) + 1,
        (row[place - 1] ?? 0) + 1,
        (above[place - 1] ?? 0) + same,
      );
    }
  }
  return row[other.length] ?? 0;
}

/** @param {readonly number[]} values */
export function mean(values) {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * Where the mean of such values lies with 95 % certainty, by drawing them again and again (bootstrap).
 * @param {readonly number[]} values
 * @returns {readonly [number, number]}
 */
export function interval(values) {
  const roll = dice(values.length);
  const means = Array.from({ length: RESAMPLES }, () =>
    mean(values.map(() => values[roll(values.length)] ?? 0)),
  ).sort((a, b) => a - b);
  const at = (/** @type {number} */ share) => means[Math.round(share * (RESAMPLES - 1))] ?? 0;
  return [at(TAIL), at(1 - TAIL)];
}
