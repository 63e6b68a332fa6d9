import { interval, mean } from './scores.mjs';
import { REFERENCE, SHAPES } from './shapes.mjs';

const KINDS = ['rest', 'word', 'line'];

/**
 * What the answers in one shape are worth, over the holes that were asked in the reference too. `exact`,
 * `similarity` and the differences are in percent.
 * @typedef {{ shape: string, holes: number, exact: number, similarity: number, ratio: number,
 *   difference: number, between: readonly [number, number], similarityBetween: readonly [number, number],
 *   perKey: number, byKind: readonly number[] }} Line
 */

/**
 * @param {readonly import('./measure.mjs').Result[]} results of one model
 * @returns {readonly Line[]}
 */
export function summaryOf(results) {
  const reference = new Map(
    results.filter(({ shape }) => shape === REFERENCE).map(row => [row.hole, row]),
  );
  return Object.keys(SHAPES).flatMap(shape => {
    const rows = results.filter(row => row.shape === shape && reference.has(row.hole));
    return rows.length === 0 ? [] : [lineOf(shape, rows, reference)];
  });
}

/**
 * @param {string} shape
 * @param {readonly import('./measure.mjs').Result[]} rows
 * @param {ReadonlyMap<number, import('./measure.mjs').Result>} reference
 */
function lineOf(shape, rows, reference) {
  const exact = percents(rows, row => Number(row.exact));
  const similarity = percents(rows, row => row.similarity);
  const others = rows.map(({ hole }) => reference.get(hole) ?? rows[0]);
  const exactThere = percents(others, row => Number(row?.exact));
  const similarityThere = percents(others, row => row?.similarity ?? 0);
  const differences = exact.map((value, place) => value - (exactThere[place] ?? 0));
  return {
    shape,
    holes: rows.length,
    exact: mean(exact),
    similarity: mean(similarity),
    ratio: mean(exact) / mean(exactThere),
    difference: mean(differences),
    between: interval(differences),
    similarityBetween: interval(
      similarity.map((value, place) => value - (similarityThere[place] ?? 0)),
    ),
    perKey: mean(rows.map(row => row.perKey)),
    byKind: KINDS.map(kind =>
      mean(
        percents(
          rows.filter(row => row.kind === kind),
          row => Number(row.exact),
        ),
      ),
    ),
  };
}

/**
 * @template Row
 * @param {readonly Row[]} rows
 * @param {(row: Row) => number} value
 */
function percents(rows, value) {
  return rows.map(row => 100 * value(row));
}

/** The summary as a table in Markdown. @param {readonly Line[]} lines */
export function tableOf(lines) {
  const head = [
    ...['shape', 'tokens per key', 'holes', 'exact %', `to \`${REFERENCE}\``, 'difference (95 %)'],
    ...['similarity %', 'difference (95 %)', 'rest of line', 'inside a word', 'next line'],
  ];
  const rows = lines.map(line => [
    `\`${line.shape}\``,
    line.perKey.toFixed(1),
    String(line.holes),
    line.exact.toFixed(1),
    line.ratio.toFixed(2),
    line.shape === REFERENCE ? '' : `${signed(line.difference)} (${span(line.between)})`,
    line.similarity.toFixed(1),
    line.shape === REFERENCE ? '' : span(line.similarityBetween),
    ...line.byKind.map(value => value.toFixed(1)),
  ]);
  return markdown([head, head.map((_, place) => (place === 0 ? '---' : '---:')), ...rows]);
}

/** @param {readonly (readonly string[])[]} rows */
function markdown(rows) {
  return rows.map(row => `| ${row.join(' | ')} |`).join('\n');
}

/** @param {readonly [number, number]} between */
function span([low, high]) {
  return `${signed(low)} … ${signed(high)}`;
}

/** With a true minus. @param {number} value */
function signed(value) {
  const text = Math.abs(value).toFixed(1);
  return text === '0.0' ? '0.0' : `${value < 0 ? '−' : '+'}${text}`;
}
