import type { MarkdownIt } from 'markdown-it';

/** How a formula begins and ends: as TeX writes it, or with two dollars. */
const SIGNS: readonly (readonly [string, string])[] = [
  ['\\(', '\\)'],
  ['\\[', '\\]'],
  ['$$', '$$'],
];

/** Between single dollars as Pandoc reads it: no blank inside them, and no digit behind. */
const IN_DOLLARS = /^\$(?![\s$])(?:[^$\n\\]|\\.)*[^\s$\\]\$(?!\d)/;

/** A longer one is none, in UTF-16 units: signs without end are not looked for to the end of a text. */
const UNITS_MAX = 1_000;

/** Formulas stay as they were written: what looks like Markdown in them is none. */
export function withFormulas(markdown: MarkdownIt): void {
  markdown.inline.ruler.before('escape', 'formula', (state, silent) => {
    const sign = state.src[state.pos];
    if (sign !== '\\' && sign !== '$') return false;
    const formula = formulaAt(state.src.slice(state.pos, state.pos + UNITS_MAX));
    if (formula === undefined) return false;
    if (!silent) state.push('text', '', 0).content = formula;
    state.pos += formula.length;
    return true;
  });
}

function formulaAt(text: string): string | undefined {
  const signs = SIGNS.find(([opens]) => text.startsWith(opens));
  if (!signs) return IN_DOLLARS.exec(text)?.[0];
  const [opens, closes] = signs;
  const end = text.indexOf(closes, opens.length);
  return end < 0 ? undefined : text.slice(0, end + closes.length);
}
