/** What is repeated at the end may be this long, in UTF-16 units: a short paragraph. */
const PERIOD_UNITS_MAX = 400;

/** So often, behind the first time, and no answer that is worth reading says it. */
const TIMES_MIN = 4;

/** So much of the same, in UTF-16 units: a ruler, or a row of values, is shorter. */
const SAME_UNITS_MIN = 400;

/** More of a text than its end of so many UTF-16 units is not looked at. */
export const LOOKED_AT_UNITS = (TIMES_MIN + 1) * PERIOD_UNITS_MAX;

/**
 * Whether a text ends in the same piece again and again, as small models do that have nothing more
 * to say: they would go on until their context is full.
 */
export function saysItAgain(text: string): boolean {
  if (text.length < SAME_UNITS_MIN) return false;
  for (let period = 1; period <= PERIOD_UNITS_MAX; period += 1) {
    if (isRepeated(text, period)) return true;
  }
  return false;
}

function isRepeated(text: string, period: number): boolean {
  const wanted = Math.max(SAME_UNITS_MIN, TIMES_MIN * period);
  const end = text.length - wanted;
  if (end < period) return false;
  for (let at = text.length - 1; end <= at; at -= 1) {
    if (text.charCodeAt(at) !== text.charCodeAt(at - period)) return false;
  }
  return true;
}
