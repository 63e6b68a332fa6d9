import { type Cursors, hindranceOf } from '../core/completion/hindranceOf.js';

/** What a client told last of its cursors, document by document. */
export class CursorBoard {
  readonly #cursors = new Map<string, Cursors>();

  set(uri: string, cursors: Cursors): void {
    this.#cursors.set(uri, cursors);
  }

  /** The document is closed. */
  drop(uri: string): void {
    this.#cursors.delete(uri);
  }

  /** Why there is no use for a suggestion in the document, as a sentence; undefined where there is. */
  hindranceIn(uri: string): string | undefined {
    const cursors = this.#cursors.get(uri);
    return cursors && hindranceOf(cursors);
  }
}
