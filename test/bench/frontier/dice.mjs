/**
 * Chance that falls the same way each time: `roll(6)` is one of 0 to 5 (mulberry32).
 * @param {number} seed
 * @returns {(sides: number) => number}
 */
export function dice(seed) {
  let state = seed;
  return sides => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * sides);
  };
}
