/**
 * The beginning of a text, of at most `unitsMax` UTF-16 units.
 *
 * **Invariant:** no surrogate pair is cut: a model would be sent half a character, which is none.
 */
export function cutTo(text: string, unitsMax: number): string {
  const cutsPair =
    isHighSurrogate(text.charCodeAt(unitsMax - 1)) && isLowSurrogate(text.charCodeAt(unitsMax));
  return text.slice(0, cutsPair ? unitsMax - 1 : unitsMax);
}

function isHighSurrogate(unit: number): boolean {
  return 0xd800 <= unit && unit <= 0xdbff;
}

/** Whether a UTF-16 unit is the second half of a character. */
export function isLowSurrogate(unit: number): boolean {
  return 0xdc00 <= unit && unit <= 0xdfff;
}
