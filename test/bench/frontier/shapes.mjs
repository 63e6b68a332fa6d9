import { loadTable } from '../../../scripts/loadTable.mjs';

const { partedAtToken } = await loadTable('src/core/completion/tokenBorder.ts');

/**
 * What is asked: the prompt, and the text that the answer has to begin with since it was `held` back.
 *
 * In the vocabulary a word and the blank before it are one token. A prompt whose typed end is `const ` leads
 * to `const  name`, with two blanks, as no text was ever split there; so the blank is left to the model. At a
 * hole's edge that is not needed: holes were cut anywhere when the model was trained.
 * @typedef {{ before: string, after: string, cut: (tokens: number) => string }} Site
 * @typedef {{ prompt: string, held: string, heals?: boolean }} Question
 * @typedef {(site: Site) => Question} Shape
 */

const LAST_BLANK = /[ \t]$/;
const LAST_BLANK_OR_LETTER = /(?:[ \t]|(?<=\w)\w)$/;
const LAST_BLANK_OR_WORD = /(?:[ \t]|[ \t]?(?<!\w)\w+)$/;
const NOTHING = /$/;

/** @param {string} before @param {string} after @param {string} [middle] */
const fim = (before, after, middle = '') =>
  `<|fim_prefix|>${before}<|fim_suffix|>${after}<|fim_middle|>${middle}`;

/**
 * The usual order, with so much of what follows the cursor.
 * @param {number} tokens
 * @returns {Shape}
 */
const short =
  tokens =>
  ({ before, cut }) => ({ prompt: fim(before, cut(tokens)), held: '' });

/**
 * The hole is opened above the cursor, and what was typed since begins the middle.
 * @param {(before: string) => number} place
 * @param {RegExp} [holding]
 * @returns {Shape}
 */
const opened =
  (place, holding = LAST_BLANK) =>
  ({ before, after }) => {
    const at = place(before);
    const [typed, held] = parted(before.slice(at), holding);
    return { prompt: fim(before.slice(0, at), after, typed), held };
  };

/**
 * As Cove does it: the hole is opened above, the last token of what was typed is held back, and the model is
 * turned to it where it says another (`core/completion/heal.ts`).
 * @param {(before: string) => number} place
 * @returns {Shape}
 */
const healing =
  place =>
  ({ before, after }) => {
    const at = place(before);
    const { told, held } = partedAtToken(before.slice(at));
    return { prompt: fim(before.slice(0, at), after, told), held, heals: true };
  };

/** @param {RegExp} holding @returns {Shape} */
const suffixFirst =
  holding =>
  ({ before, after }) => {
    const [typed, held] = parted(before, holding);
    return { prompt: fim('', after, typed), held };
  };

/** @param {number} lines */
const linesAbove = lines => (/** @type {string} */ before) => lineStart(before, lines);

/**
 * The shapes, by name, in the order in which they share the most of a cache.
 * @type {Readonly<Record<string, Shape>>}
 */
export const SHAPES = Object.freeze({
  'psm-0': short(0),
  'psm-16': short(16),
  'psm-32': short(32),
  'psm-64': short(64),
  'psm-128': short(128),
  full: ({ before, after }) => ({ prompt: fim(before, after), held: '' }),
  'middle-indent': opened(indentEnd),
  'middle-line': opened(linesAbove(0)),
  'middle-line-raw': opened(linesAbove(0), NOTHING),
  'middle-line-letter': opened(linesAbove(0), LAST_BLANK_OR_LETTER),
  'middle-line-word': opened(linesAbove(0), LAST_BLANK_OR_WORD),
  'middle-3': opened(linesAbove(3)),
  'middle-8': opened(linesAbove(8)),
  'middle-20': opened(linesAbove(20)),
  'healed-0': healing(linesAbove(0)),
  'healed-3': healing(linesAbove(3)),
  'healed-8': healing(linesAbove(8)),
  'healed-20': healing(linesAbove(20)),
  'healed-spm': healing(() => 0),
  spm: suffixFirst(LAST_BLANK),
  'spm-raw': suffixFirst(NOTHING),
  'front-16': ({ before, after, cut }) => ({
    prompt:
      '<|repo_name|>project\n' +
      `<|file_sep|>below\n${after}\n` +
      `<|file_sep|>here\n${fim(before, cut(16))}`,
    held: '',
  }),
});

/** The shape that all others are compared with. */
export const REFERENCE = 'full';

/**
 * What an answer adds at the cursor; nothing where it contradicts what was typed.
 * @param {string} said
 * @param {string} held
 */
export function addedBy(said, held) {
  return said.startsWith(held) ? said.slice(held.length).trimEnd() : '';
}

/** @param {string} typed @param {RegExp} holding @returns {[string, string]} */
function parted(typed, holding) {
  const at = holding.exec(typed)?.index ?? typed.length;
  return [typed.slice(0, at), typed.slice(at)];
}

/**
 * Where the line begins that stands so many lines above the cursor's.
 * @param {string} before
 * @param {number} lines
 */
function lineStart(before, lines) {
  const starts = [0, ...[...before.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return starts.at(-1 - lines) ?? 0;
}

/** @param {string} before */
function indentEnd(before) {
  const start = lineStart(before, 0);
  const line = before.slice(start);
  return start + line.length - line.trimStart().length;
}
