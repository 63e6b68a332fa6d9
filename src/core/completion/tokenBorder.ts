/** A text in two: what a prompt tells, and what the model has to say again before it goes on. */
export interface Parted {
  readonly told: string;
  readonly held: string;
}

/**
 * The end of a text that a tokenizer may join with what comes next: a word and what stands before
 * it, a run of punctuation, a single blank.
 *
 * It follows the splitting pattern that the tokenizers of GPT-4, Qwen and Llama 3 share
 * (`[^\r\n\p{L}\p{N}]?\p{L}+| ?[^\s\p{L}\p{N}]+`), for scripts that part their words by blanks.
 */
const UNSETTLED = /(?:[^\r\n\p{L}\p{N}]?\p{Script=Latin}+| ?[^\s\p{L}\p{N}]+|[ \t])$/u;

/** A longer end is no word or operator, but a ruler or a blob, and is as good as settled. */
const HELD_UNITS_MAX = 32;

/**
 * Parts `text` where its last token is certain.
 *
 * In a vocabulary ` name` is one token. A prompt that ends in `const ` asks for a token without
 * its blank, and one that ends in `const na` for half a token; no model has learned to go on there
 * from what it said itself. So `const` is told, ` na` is held back, and the model says it again.
 */
export function partedAtToken(text: string): Parted {
  const near = text.slice(-HELD_UNITS_MAX - 1);
  const held = UNSETTLED.exec(near)?.[0] ?? '';
  if (HELD_UNITS_MAX < held.length) return { told: text, held: '' };
  return { told: text.slice(0, text.length - held.length), held };
}
