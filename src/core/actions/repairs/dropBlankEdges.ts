import { isBlank } from '../../text/cursorSite.js';

/** A target has no blank lines at its edges, and models like to begin and end with one. */
export function dropBlankEdges(code: readonly string[]): readonly string[] {
  const start = code.findIndex(line => !isBlank(line));
  const end = code.findLastIndex(line => !isBlank(line));
  return start < 0 ? [] : code.slice(start, end + 1);
}
