import { commonIndent, withoutIndent } from './indents.js';
import { withoutProse } from './prose.js';
import { type Block, replyBlocks } from './replyBlocks.js';

export interface Reply {
  /** What the model said behind the opening fence that it was given. */
  readonly text: string;
  /** The backticks of that fence. */
  readonly ticks: number;
  /** Whether the model was cut off at its limit of tokens. */
  readonly cut: boolean;
}

/** Blocks of these are for a terminal, or show what comes out. */
const NOT_CODE =
  /^(?:bash|sh|shell|zsh|console|terminal|text|txt|plaintext|output|diff|powershell)$/;

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
  const blocks = candidates(replyBlocks(reply.text, reply.ticks), label);
  const block = blocks.find(({ lines }) => !same(lines, target)) ?? blocks[0];
  if (!block) return { kind: reply.cut ? 'cut' : 'none' };
  if (!block.closed && reply.cut) return { kind: 'cut' };
  const lines = block.closed ? block.lines : withoutProse(block.lines);
  return lines.every(line => line.trim() === '') ? { kind: 'none' } : { kind: 'code', lines };
}

/** Whether a reply holds, as far as it is read, a whole block that is the answer. */
export function isAnswered(reply: Reply, target: readonly string[], label: string): boolean {
  const whole = reply.text.slice(0, reply.text.lastIndexOf('\n') + 1);
  const blocks = candidates(replyBlocks(whole, reply.ticks), label);
  return blocks.some(({ lines, closed }) => closed && !same(lines, target));
}

/** Those for a terminal only where there are no others. */
function candidates(blocks: readonly Block[], label: string): readonly Block[] {
  const code = blocks.filter(block => block.label === label || !NOT_CODE.test(block.label));
  return 0 < code.length ? code : blocks;
}

function same(lines: readonly string[], target: readonly string[]): boolean {
  return keyOf(lines) === keyOf(target);
}

function keyOf(lines: readonly string[]): string {
  const tidy = withoutIndent(lines, commonIndent(lines));
  return tidy
    .map(line => line.trimEnd())
    .filter(line => line !== '')
    .join('\n');
}
