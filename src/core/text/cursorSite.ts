/**
 * The place where a completion would go: a document cut in two at the cursor.
 *
 * **Invariant:** `before + after` is the document, byte for byte.
 */
export interface CursorSite {
  /** Names the document; never sent to a model. */
  readonly uri: string;
  /** The editor's language id, such as `typescriptreact`. */
  readonly language: string;
  readonly before: string;
  readonly after: string;
  /** What stands above the document, where that is a piece of a whole, such as a cell. */
  readonly above?: string;
  /** The names of other files that `above` tells of, without their folders. */
  readonly aboveFiles?: readonly string[];
}

/** What stands left of the cursor on its line. */
export function linePrefix(site: CursorSite): string {
  return site.before.slice(site.before.lastIndexOf('\n') + 1);
}

/** What stands right of the cursor on its line, without the line break. */
export function lineSuffix(site: CursorSite): string {
  const end = site.after.search(/\r?\n/);
  return end < 0 ? site.after : site.after.slice(0, end);
}

/** The white space that a line begins with. */
export function indentOf(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}

export function isBlank(line: string): boolean {
  return line.trim() === '';
}
