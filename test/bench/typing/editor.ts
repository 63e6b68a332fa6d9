import { applied, type Edit, indentOf, linePrefix, lineSuffix, type Site } from './document.js';

/** What a key does to a document, and where the cursor is then. */
export interface Stroke {
  readonly edit: Edit;
  readonly cursor: number;
}

const PAIRS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
const QUOTES = `'"\``;

/** The editor closes a bracket only before one of these, or at the end of a line. */
const CLOSE_BEFORE = /^(?:[\s;:.,=}\])>]|$)/;

const STEP = '  ';

/**
 * Types as VS Code does with its defaults: brackets and quotes are closed, a closer that it put
 * there is typed over, Enter keeps the indent and opens a block, Backspace takes a pair away.
 */
export class Editor {
  #text: string;
  #cursor: number;
  /** Where the closers lie that the editor put there, and nobody typed over yet. */
  #closers: readonly number[] = [];

  constructor({ text, cursor }: Site) {
    this.#text = text;
    this.#cursor = cursor;
  }

  get site(): Site {
    return { text: this.#text, cursor: this.#cursor };
  }

  /** Puts the cursor elsewhere: what the editor closed is then as if typed. */
  moveTo(cursor: number): void {
    this.#cursor = cursor;
  }

  /** The end of a block that the editor closed, if nothing but blanks lies between. */
  closerBelow(): number | undefined {
    const between = /^\s*\n\s*[)\]}]/.exec(this.#text.slice(this.#cursor))?.[0];
    if (between === undefined) return undefined;
    const end = this.#cursor + between.length;
    return this.#closers.includes(end - 1) ? end : undefined;
  }

  /** Changes the text as a suggestion does; the cursor goes behind it. */
  insert(edit: Edit): Stroke {
    return this.#apply(edit, edit.from + edit.text.length, []);
  }

  type(key: string): Stroke {
    const at = this.#cursor;
    const next = this.#text.slice(at, at + 1);
    if (key === '\n') return this.#enter();
    if (next === key && this.#closers.includes(at)) {
      this.#closers = this.#closers.filter(closer => closer !== at);
      return this.#apply({ from: at, to: at + 1, text: key }, at + 1, []);
    }
    const closer = this.#closerFor(key);
    const edit = { from: at, to: at, text: key + closer };
    return this.#apply(edit, at + 1, closer === '' ? [] : [at + 1]);
  }

  backspace(): Stroke {
    const at = this.#cursor;
    const pair = this.#closers.includes(at) && this.#closerOf(this.#text.slice(at - 1, at));
    const to = pair && this.#text.slice(at, at + 1) === pair ? at + 1 : at;
    return this.#apply({ from: at - 1, to, text: '' }, at - 1, []);
  }

  #enter(): Stroke {
    const at = this.#cursor;
    const prefix = linePrefix(this.site);
    const indent = indentOf(prefix);
    if (prefix.trim() === '') {
      // The blanks of a line that stays blank are taken away.
      const edit = { from: at - prefix.length, to: at, text: `\n${prefix}` };
      return this.#apply(edit, at + 1, []);
    }
    const opens = /[([{]$/.test(prefix);
    const between = opens && /^[)\]}]/.test(lineSuffix(this.site));
    const first = `\n${indent}${opens ? STEP : ''}`;
    const text = between ? `${first}\n${indent}` : first;
    return this.#apply({ from: at, to: at, text }, at + first.length, []);
  }

  #closerFor(key: string): string {
    if (!CLOSE_BEFORE.test(lineSuffix(this.site).slice(0, 1))) return '';
    if (!QUOTES.includes(key)) return PAIRS[key] ?? '';
    const prefix = linePrefix(this.site);
    const inString = prefix.split(key).length % 2 === 0;
    return inString || /\w$/.test(prefix) ? '' : key;
  }

  #closerOf(key: string): string | undefined {
    return QUOTES.includes(key) ? key : PAIRS[key];
  }

  #apply(edit: Edit, cursor: number, closers: readonly number[]): Stroke {
    const grown = edit.text.length - (edit.to - edit.from);
    const kept = this.#closers
      .filter(closer => closer < edit.from || edit.to <= closer)
      .map(closer => (closer < edit.from ? closer : closer + grown));
    this.#closers = [...kept, ...closers];
    this.#text = applied(this.#text, edit);
    this.#cursor = cursor;
    return { edit, cursor };
  }
}
