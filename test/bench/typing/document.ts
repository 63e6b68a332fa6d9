/** A change of a document, in offsets. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** A document and the cursor in it. */
export interface Site {
  readonly text: string;
  readonly cursor: number;
  /** That of the trace where nothing is said. */
  readonly file?: DocumentFile;
}

/** A file, as tools name it in their prompts. */
export interface DocumentFile {
  readonly path: string;
  /** The editor's name of its language, and the one for people. */
  readonly language: string;
  readonly title: string;
  /** What begins a comment to the end of the line. */
  readonly comment: string;
}

/** What is offered: `text` in place of what lies between `from` and `to`. */
export interface Suggestion extends Edit {
  readonly text: string;
}

/** A tool that completes, as an editor sees it. */
export interface Competitor {
  readonly name: string;
  /** Resolves when it would answer in this document. */
  open(text: string): Promise<void>;
  /** Tells a change at the key that made it. */
  change(edit: Edit): void;
  /** Tells that the cursor went to a place without typing. */
  move(cursor: number): void;
  /** The editor aborts at the next key. */
  ask(site: Site, signal: AbortSignal): Promise<Suggestion | undefined>;
  close(): Promise<void>;
}

export function applied(text: string, { from, to, text: inserted }: Edit): string {
  return text.slice(0, from) + inserted + text.slice(to);
}

/** The line of the cursor, up to it. */
export function linePrefix({ text, cursor }: Site): string {
  return text.slice(text.lastIndexOf('\n', cursor - 1) + 1, cursor);
}

/** The line of the cursor, behind it. */
export function lineSuffix({ text, cursor }: Site): string {
  const end = text.indexOf('\n', cursor);
  return text.slice(cursor, end < 0 ? text.length : end);
}

export function indentOf(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}

/** Whether the editor no longer waits. A function, since a wait lies between two looks at it. */
export function gone(signal: AbortSignal): boolean {
  return signal.aborted;
}

/** A suggestion at the cursor that replaces nothing; undefined where there is nothing to see. */
export function insertion(text: string, { cursor }: Site): Suggestion | undefined {
  return text.trim() === '' ? undefined : { text, from: cursor, to: cursor };
}
