import { commonIndent, withoutIndent } from './indents.js';
import { type Block, replyBlocks } from './replyBlocks.js';
import { withoutThoughts } from './withoutThoughts.js';

export interface Reply {
  /** What the model said, behind the opening fence that it may have been given. */
  readonly text: string;
  /** The backticks of that fence; 0 where none was given. */
  readonly ticks: number;
  /** Whether the model was cut off at its limit of tokens. */
  readonly cut: boolean;
}

/** Blocks of these are for a terminal, or show what comes out. */
const NOT_CODE =
  /^(?:bash|sh|shell|zsh|console|terminal|text|txt|plaintext|output|diff|powershell)$/;

/** In these, words are what is written. */
const PROSE = /^(?:|markdown|restructuredtext|latex|asciidoc)$/;

/** The code in a reply. */
export type Found =
  | { readonly kind: 'code'; readonly lines: readonly string[] }
  | { readonly kind: 'none' }
  /** It was cut off before its end. */
  | { readonly kind: 'cut' };

/**
 * The code that a reply has for `target`: its first block in the language `label` that is not the
 * target itself, which some models quote before they change it.
 */
export function codeIn(reply: Reply, target: readonly string[], label: string): Found {
  const blocks = candidates(blocksOf(reply.text, reply, label), label);
  const block = blocks.find(({ lines }) => !same(lines, target)) ?? blocks[0];
  if (!block) return { kind: reply.cut ? 'cut' : 'none' };
  if (!block.closed && reply.cut) return { kind: 'cut' };
  return { kind: 'code', lines: block.lines };
}

/** Whether words are what is written in a language. */
export function writesProse(label: string): boolean {
  return PROSE.test(label);
}

function blocksOf(text: string, { ticks }: Reply, label: string): readonly Block[] {
  return replyBlocks(withoutThoughts(text), ticks, writesProse(label));
}

/** Those for a terminal only where there are no others. */
function candidates(blocks: readonly Block[], label: string): readonly Block[] {
  const code = blocks.filter(block => isCode(block, label));
  return 0 < code.length ? code : blocks;
}

/** Whether a block is for a file, not for a terminal. */
export function isCode(block: Block, label: string): boolean {
  return block.label === label || !NOT_CODE.test(block.label);
}

/** Whether a block says what the target says, at whatever indent. */
export function same(lines: readonly string[], target: readonly string[]): boolean {
  return keyOf(lines) === keyOf(target);
}

function keyOf(lines: readonly string[]): string {
  const tidy = withoutIndent(lines, commonIndent(lines));
  return tidy
    .map(line => line.trimEnd())
    .filter(line => line !== '')
    .join('\n');
}
