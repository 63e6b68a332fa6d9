import Markdown, { type Env, type MarkdownIt, type Token } from 'markdown-it';
import { highlighted } from './highlight.js';
import { withFormulas } from './math.js';
import { visible } from './visible.js';
import { webAddress } from './webAddress.js';

/** A piece of an answer that stands by itself: a paragraph, a list, code. */
export interface Block {
  /** The first line of it, from the start of the text. */
  readonly line: number;
  readonly tokens: readonly Token[];
}

/** What of it reads from the left or from the right, by its own letters. */
const DIRECTED = new Set([
  ...['paragraph_open', 'heading_open', 'list_item_open', 'blockquote_open'],
  ...['th_open', 'td_open'],
]);

const markdown = reader();

/** The blocks of `text`, and whether it names addresses in one place and uses them in another. */
export function blocksOf(text: string): {
  readonly blocks: readonly Block[];
  readonly hasReferences: boolean;
} {
  const env: Env = {};
  const blocks: { line: number; tokens: Token[] }[] = [];
  let depth = 0;
  for (const token of markdown.parse(text, env)) {
    if (depth === 0) blocks.push({ line: token.map?.[0] ?? 0, tokens: [] });
    blocks.at(-1)?.tokens.push(token);
    depth += token.nesting;
  }
  return { blocks, hasReferences: 0 < Object.keys(env.references ?? {}).length };
}

/** HTML that still goes through the sanitizer, though no HTML of the model's is in it. */
export function htmlOf({ tokens }: Block): string {
  return visible(markdown.renderer.render([...tokens], markdown.options, {}));
}

/** The pieces of code in a block, to the letter, in order. */
export function codesIn({ tokens }: Block): readonly Token[] {
  return tokens.filter(isCode);
}

export function isCode({ type }: Token): boolean {
  return type === 'fence' || type === 'code_block';
}

function reader(): MarkdownIt {
  const made = new Markdown({ html: false, linkify: false, typographer: false });
  withFormulas(made);
  made.validateLink = address => webAddress(address) !== undefined;
  made.core.ruler.push('looks', ({ tokens }) => {
    for (const [at, token] of tokens.entries()) {
      look(token);
      if (token.type === 'list_item_open') lookOfTask(token, tokens[at + 2]);
    }
  });
  const { utils } = made;
  const { rules } = made.renderer;
  const code = (token: Token | undefined): string => {
    const text = token?.content ?? '';
    const html = highlighted(text, token?.info ?? '') ?? utils.escapeHtml(text);
    return `<pre><code>${html}</code></pre>`;
  };
  rules['fence'] = (tokens, at) => code(tokens[at]);
  rules['code_block'] = (tokens, at) => code(tokens[at]);
  rules['image'] = (tokens, at) => {
    const token = tokens[at];
    const about = token?.content === '' ? '' : `: ${token?.content ?? ''}`;
    return utils.escapeHtml(`[picture, not loaded${about}]`);
  };
  rules['link_open'] = (tokens, at) => {
    const written = tokens[at]?.attrGet('href') ?? '';
    const address = utils.escapeHtml(webAddress(String(written)) ?? '');
    return `<a role="link" tabindex="0" title="${address}" data-url="${address}">`;
  };
  return made;
}

/**
 * Headings of an answer stand below those of the page, whatever level the model gave them; the side
 * of a column, which Markdown gives as a style, becomes a class.
 */
function look(token: Token): void {
  if (DIRECTED.has(token.type)) token.attrSet('dir', 'auto');
  const side = /text-align:(right|center)/.exec(String(token.attrGet('style') ?? ''))?.[1];
  if (side !== undefined) token.attrSet('class', `to-${side}`);
  if (token.type !== 'heading_open' && token.type !== 'heading_close') return;
  if (token.nesting === 1) token.attrSet('class', `level-${token.tag.slice(1)}`);
  token.tag = 'h3';
}

/** A task has its box in place of a dot; it is a sign, since nothing of an answer is to be pressed. */
function lookOfTask(item: Token, inline: Token | undefined): void {
  const [first] = inline?.children ?? [];
  const [mark, done] = /^\[([ x])\] /i.exec(first?.content ?? '') ?? [];
  if (!first || mark === undefined) return;
  item.attrSet('class', 'task');
  first.content = `${done === ' ' ? '☐' : '☑'} ${first.content.slice(mark.length)}`;
}
