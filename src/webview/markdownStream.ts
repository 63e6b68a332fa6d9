import { type CodeActs, dressed } from './codeBlock.js';
import { element } from './element.js';
import { type Block, blocksOf, codesIn, htmlOf } from './markdown.js';
import { OpenCode } from './openCode.js';
import { sanitized } from './sanitize.js';
import { visible } from './visible.js';

/** Longer text without a blank line is no prose: a browser needs seconds for a line of megabytes. */
const BLOCK_LENGTH_MAX = 200_000;

/**
 * A browser looks at each child of a node in which one changed: with so many in one, an answer of
 * thousands of blocks has no more parts than a part has blocks.
 */
const PART_BLOCKS_MAX = 50;

/**
 * Draws an answer while it comes. What stands before the last block does not change any more, so
 * only the last block is drawn anew: a long answer costs no more for each word than a short one.
 */
export class MarkdownStream {
  readonly #host: HTMLElement;
  readonly #acts: CodeActs;
  /** The text whose blocks stay as they are drawn. */
  #settled = '';
  /** Where the next settled block goes. */
  #part: HTMLElement | undefined;
  #inPart = 0;
  #last: HTMLElement | undefined;
  #code: OpenCode | undefined;
  #hasReferences = false;
  #isWhole = false;

  constructor(host: HTMLElement, acts: CodeActs) {
    this.#host = host;
    this.#acts = acts;
  }

  /**
   * Draws `text`, which is what was drawn before and more; `isWhole` where nothing follows. What is
   * drawn behind that is another text.
   */
  draw(text: string, isWhole: boolean): void {
    const isNew = this.#isWhole || !text.startsWith(this.#settled);
    this.#isWhole = isWhole;
    // An address that is named at the end can make a link of what stands before it.
    if (isNew || (isWhole && this.#hasReferences)) this.#clear();
    const rest = text.slice(this.#settled.length);
    const { blocks, hasReferences } = blocksOf(rest);
    this.#hasReferences ||= hasReferences;
    const open = isWhole ? undefined : blocks.at(-1);
    const settled = open ? blocks.slice(0, -1) : blocks;
    const openAt = open ? startOfLine(rest, open.line) : rest.length;
    if (isWhole || 0 < settled.length) {
      this.#forgetLast();
      for (const block of settled) this.#partToFill().append(this.#drawn(block, rest));
      this.#settled += rest.slice(0, openAt);
    }
    if (open) this.#drawOpen(open, rest.slice(openAt));
  }

  #clear(): void {
    this.#host.replaceChildren();
    this.#settled = '';
    this.#part = undefined;
    this.#forgetLast();
  }

  #partToFill(): HTMLElement {
    if (!this.#part || PART_BLOCKS_MAX <= this.#inPart) {
      this.#part = element('div', { class: 'part' });
      this.#inPart = 0;
      this.#host.append(this.#part);
    }
    this.#inPart += 1;
    return this.#part;
  }

  #forgetLast(): void {
    this.#last?.remove();
    this.#last = undefined;
    this.#code = undefined;
  }

  /** Draws a block that is not whole yet. */
  #drawOpen(block: Block, text: string): void {
    const [token] = block.tokens;
    if (token?.type === 'fence') {
      if (this.#code?.goesOn(token) === true) return;
      this.#forgetLast();
      this.#code = new OpenCode(token, this.#acts);
      this.#last = this.#code.node;
    } else {
      this.#forgetLast();
      this.#last = element('div', {}, this.#drawn(block, text));
    }
    this.#host.append(this.#last);
  }

  #drawn(block: Block, text: string): Node {
    const isCode = codesIn(block).length === block.tokens.length;
    if (!isCode && BLOCK_LENGTH_MAX < text.length && BLOCK_LENGTH_MAX < lengthOf(block)) {
      return beginningOf(block);
    }
    const nodes = sanitized(htmlOf(block));
    const codes = codesIn(block);
    [...nodes.querySelectorAll('pre')].forEach((pre, at) => {
      const token = codes[at];
      if (!token) return;
      const place = document.createComment('');
      pre.replaceWith(place);
      place.replaceWith(dressed(pre, token.info, () => token.content, this.#acts));
    });
    return nodes;
  }
}

/** As it is, as far as anybody reads. */
function beginningOf(block: Block): HTMLElement {
  const text = textOf(block);
  const beyond = (text.length - BLOCK_LENGTH_MAX).toLocaleString('en');
  return element(
    'div',
    {},
    element('p', { class: 'plain', dir: 'auto' }, visible(text.slice(0, BLOCK_LENGTH_MAX))),
    element('p', { class: 'note' }, `${beyond} more characters are not shown; an export has them.`),
  );
}

function lengthOf({ tokens }: Block): number {
  return tokens.reduce((sum, { content }) => sum + content.length, 0);
}

function textOf({ tokens }: Block): string {
  const texts = tokens.map(({ content }) => content);
  return texts.filter(text => text !== '').join('\n');
}

function startOfLine(text: string, line: number): number {
  let at = 0;
  for (let passed = 0; passed < line; passed += 1) at = text.indexOf('\n', at) + 1;
  return at;
}
