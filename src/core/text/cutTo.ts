/**
 * The beginning of a text, of at most `unitsMax` UTF-16 units.
 *
 * **Invariant:** no surrogate pair is cut: what begins with half of a character is sent to a model
 * as a sign that stands nowhere.
 */
export function cutTo(text: string, unitsMax: number): string {
  const cutsPair = isHigh(text.charCodeAt(unitsMax - 1)) && isLow(text.charCodeAt(unitsMax));
  return text.slice(0, cutsPair ? unitsMax - 1 : unitsMax);
}

function isHigh(unit: number): boolean {
  return 0xd800 <= unit && unit <= 0xdbff;
}

function isLow(unit: number): boolean {
  return 0xdc00 <= unit && unit <= 0xdfff;
}
