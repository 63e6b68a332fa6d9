/**
 * A text as a message of the editor's may show it: what the editor would draw as a link, which can
 * run a command, stays text. Names and titles come from files and settings of others.
 *
 * **Invariant:** it never has a link, and a text without one is not changed.
 */
export function unlinked(text: string): string {
  return text.replaceAll('](', '] (');
}
