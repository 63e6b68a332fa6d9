import type { Site } from './document.js';
import { Editor, type Stroke } from './editor.js';

/** A key of a person who writes a known text, or a step over a block that is closed already. */
export type Action =
  | { readonly kind: 'type'; readonly key: string }
  | { readonly kind: 'step'; readonly cursor: number }
  | { readonly kind: 'done' };

/** Somebody who writes `wanted` from where the cursor stands, in an editor that helps. */
export class Person {
  readonly editor: Editor;
  readonly #start: number;
  readonly #wanted: string;

  constructor(site: Site, wanted: string) {
    this.editor = new Editor(site);
    this.#start = site.cursor;
    this.#wanted = wanted;
  }

  /** Whether what was written is the beginning of what is wanted. */
  get onTrack(): boolean {
    return this.#rest() !== undefined;
  }

  /** Blanks at the end of a blank line do not count: the next Enter takes them away. */
  next(): Action {
    const rest = this.#rest();
    if (rest === undefined || rest === '') return { kind: 'done' };
    const closer = this.editor.closerBelow();
    const { text, cursor } = this.editor.site;
    if (closer !== undefined && rest.startsWith(text.slice(cursor, closer))) {
      return { kind: 'step', cursor: closer };
    }
    return { kind: 'type', key: rest.slice(0, 1) };
  }

  type(key: string): Stroke {
    return this.editor.type(key);
  }

  #rest(): string | undefined {
    const { text, cursor } = this.editor.site;
    const written = text.slice(this.#start, cursor);
    if (this.#wanted.startsWith(written)) return this.#wanted.slice(written.length);
    const trimmed = written.replace(/[ \t]+$/, '');
    if (this.#wanted.startsWith(`${trimmed}\n`)) return this.#wanted.slice(trimmed.length);
    return undefined;
  }
}
