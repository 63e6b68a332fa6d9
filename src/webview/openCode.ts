import type { Token } from 'markdown-it';
import { type CodeActs, dressed } from './codeBlock.js';
import { element } from './element.js';
import { visible } from './visible.js';

/** A browser lays a text out anew as a whole: the longer it is, the slower each line that comes. */
const LINES_MAX = 100;

/** Code whose end has not come: lines are added to it, and it is colored once it is whole. */
export class OpenCode {
  readonly node: HTMLElement;
  readonly #code = element('code', {});
  #token: Token;
  #shown = '';
  #piece: Text | undefined;
  #lines = 0;

  constructor(token: Token, acts: CodeActs) {
    this.#token = token;
    const pre = element('pre', {}, this.#code);
    this.node = dressed(pre, token.info, () => this.#token.content, acts);
    this.#add(token.content);
  }

  /** Shows what came since; false where it is not the same code gone on. */
  goesOn(token: Token): boolean {
    const isSame = token.info === this.#token.info && token.content.startsWith(this.#shown);
    if (!isSame) return false;
    this.#token = token;
    this.#add(token.content.slice(this.#shown.length));
    return true;
  }

  #add(text: string): void {
    for (const line of text.split(/(?<=\n)/)) {
      if (line !== '') this.#pieceToFill().appendData(visible(line));
      if (line.endsWith('\n')) this.#lines += 1;
    }
    this.#shown += text;
  }

  #pieceToFill(): Text {
    if (this.#piece && this.#lines < LINES_MAX) return this.#piece;
    this.#piece = document.createTextNode('');
    this.#lines = 0;
    this.#code.append(element('span', { class: 'piece' }, this.#piece));
    return this.#piece;
  }
}
