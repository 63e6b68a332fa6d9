/** What a prompt says of the document around the cursor. */
export interface Hole {
  readonly before: string;
  readonly after: string;
}

const PREFIX = '<|fim_prefix|>';
const SUFFIX = '<|fim_suffix|>';
const MIDDLE = '<|fim_middle|>';
const FILE = '<|file_sep|>';

/**
 * The text around the cursor, from a prompt in one of Qwen's layouts.
 *
 * Prefix first, suffix first, with other files in front, or no more than the text before the
 * cursor. What stands behind the middle's mark was typed already and goes on from the prefix:
 * `<|fim_prefix|>a<|fim_suffix|>c<|fim_middle|>b` is `ab█c`. Suffix first is the same with an
 * empty prefix.
 */
export function holeIn(prompt: string): Hole {
  const prefix = prompt.lastIndexOf(PREFIX);
  const suffix = prompt.lastIndexOf(SUFFIX);
  const middle = prompt.lastIndexOf(MIDDLE);
  if (prefix < 0 || suffix < prefix || middle < suffix) {
    return { before: lastFileIn(prompt), after: '' };
  }
  const typed = prompt.slice(middle + MIDDLE.length);
  return {
    before: prompt.slice(prefix + PREFIX.length, suffix) + typed,
    after: prompt.slice(suffix + SUFFIX.length, middle),
  };
}

/** Without the files before it, and without its name. */
function lastFileIn(prompt: string): string {
  const file = prompt.lastIndexOf(FILE);
  if (file < 0) return prompt;
  const name = prompt.indexOf('\n', file);
  return name < 0 ? '' : prompt.slice(name + 1);
}
