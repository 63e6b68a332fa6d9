/** A copy with memory of its own: a slice would keep the whole document alive. */
export function detached(slice: string): string {
  return slice.split('').join('');
}
