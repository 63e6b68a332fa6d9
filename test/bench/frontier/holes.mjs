import { dice } from './dice.mjs';

/** What a prompt quotes before the cursor: what a small window holds. */
const BEFORE_CHARACTERS_MAX = 900;
/** About 256 tokens. */
const AFTER_CHARACTERS_MAX = 850;
/** With less above it, nobody could know what comes. */
const ABOVE_CHARACTERS_MIN = 300;
const BELOW_CHARACTERS_MIN = 120;

/** Long enough to be worth something, short enough for an answer of 40 tokens. */
const EXPECTED_CHARACTERS_MIN = 4;
const EXPECTED_CHARACTERS_MAX = 90;

/** Else a long file is asked about itself. */
const HOLES_PER_FILE_MAX = 3;
const TRIES_MAX = 200_000;

/**
 * How many holes of which kind: `rest` of a line from a border between words, `word` from inside a word, and
 * a whole next `line`, its indent typed.
 */
const COUNTS = Object.freeze({ rest: 80, word: 40, line: 60 });

/** Of ten holes, those cut from code of others. */
const FOREIGN_OF_TEN = 3;

/** What a model's vocabulary has one token for is not code to it. */
const CONTROL = /<\|\w+\|>/;
/** Lines that are prose, or that nobody could know. */
const NO_CODE = /^\s*(?:\/\/|\/?\*|import\b|export \* |package\b|"[^"]*"$)/;

/**
 * Code with a hole in it: what stands before the cursor, what the line goes on with, what follows.
 * @typedef {keyof typeof COUNTS} Kind
 * @typedef {{ id: number, kind: Kind, path: string, before: string, expected: string, after: string }} Hole
 */

/**
 * Holes cut by chance, the same ones for the same code; the kinds are mixed, so that a part of them is a
 * fair sample.
 * @param {{ own: readonly import('./corpus.mjs').Source[],
 *   foreign: readonly import('./corpus.mjs').Source[] }} code
 * @returns {readonly Hole[]}
 */
export function cutHoles({ own, foreign }) {
  const roll = dice(20260601);
  const kinds = Object.entries(COUNTS).flatMap(([kind, count]) => Array(count).fill(kind));
  /** @type {Map<string, number[]>} */
  const taken = new Map();
  /** @type {Hole[]} */
  const holes = [];
  for (let tries = 0; holes.length < kinds.length && tries < TRIES_MAX; tries++) {
    const files = foreign.length > 0 && roll(10) < FOREIGN_OF_TEN ? foreign : own;
    const file = files[roll(files.length)];
    if (!file) continue;
    const hole = holeIn(file.text, kinds[holes.length], roll);
    const lines = taken.get(file.path) ?? [];
    if (!hole || isCrowded(lines, hole.line)) continue;
    taken.set(file.path, [...lines, hole.line]);
    const { before, expected, after } = hole;
    holes.push({
      id: holes.length,
      kind: kinds[holes.length],
      path: file.path,
      before,
      expected,
      after,
    });
  }
  return shuffled(holes, roll).map((hole, id) => ({ ...hole, id }));
}

/** @param {readonly number[]} lines @param {number} line */
function isCrowded(lines, line) {
  return lines.length >= HOLES_PER_FILE_MAX || lines.some(other => Math.abs(other - line) < 10);
}

/**
 * @param {string} text
 * @param {Kind} kind
 * @param {(sides: number) => number} roll
 */
function holeIn(text, kind, roll) {
  const lines = text.split('\n');
  const line = roll(lines.length);
  const content = lines[line] ?? '';
  const column = columnIn(content, kind, roll);
  if (column === undefined || NO_CODE.test(content)) return undefined;
  const expected = content.slice(column).trimEnd();
  const start = lines.slice(0, line).join('\n').length + 1 + column;
  const before = wholeLinesBefore(text.slice(0, start));
  const after = wholeLinesAfter(text.slice(start + content.length - column));
  const fits =
    EXPECTED_CHARACTERS_MIN <= expected.length &&
    expected.length <= EXPECTED_CHARACTERS_MAX &&
    /\w/.test(expected) &&
    ABOVE_CHARACTERS_MIN <= before.length &&
    BELOW_CHARACTERS_MIN <= after.length &&
    !CONTROL.test(before + expected + after);
  return fits ? { line, before, expected, after } : undefined;
}

/**
 * Where the cursor stands in a line.
 * @param {string} content
 * @param {Kind} kind
 * @param {(sides: number) => number} roll
 */
function columnIn(content, kind, roll) {
  const indent = content.length - content.trimStart().length;
  if (kind === 'line') return indent;
  const pattern = kind === 'word' ? /(?<=\w)(?=\w)/g : /(?<!\w)(?=\w)|(?<=\w)(?!\w)|(?<=\W)(?=\W)/g;
  const columns = [...content.matchAll(pattern)]
    .map(({ index }) => index)
    .filter(index => indent < index && index < content.length);
  return columns[roll(Math.max(1, columns.length))];
}

/** @param {string} text */
function wholeLinesBefore(text) {
  if (text.length <= BEFORE_CHARACTERS_MAX) return text;
  const tail = text.slice(-BEFORE_CHARACTERS_MAX);
  return tail.slice(tail.indexOf('\n') + 1);
}

/** @param {string} text */
function wholeLinesAfter(text) {
  if (text.length <= AFTER_CHARACTERS_MAX) return text;
  return text.slice(0, text.lastIndexOf('\n', AFTER_CHARACTERS_MAX) + 1);
}

/**
 * @template Item
 * @param {readonly Item[]} items
 * @param {(sides: number) => number} roll
 */
function shuffled(items, roll) {
  const all = [...items];
  for (let place = all.length - 1; 0 < place; place--) {
    const other = roll(place + 1);
    [all[place], all[other]] = [/** @type {Item} */ (all[other]), /** @type {Item} */ (all[place])];
  }
  return all;
}
