import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { editSimilarity } from './scores.mjs';
import { addedBy, SHAPES } from './shapes.mjs';
import { SLOTS } from './llamaServer.mjs';

/** A cut ends at a line's end where one is within the last part of it. */
const NEAR = 0.25;

/**
 * One answer, scored. `perKey` counts what a server evaluates anew when the next character has been typed.
 * @typedef {{ model: string, hole: number, kind: string, shape: string, said: string, held: string,
 *   exact: boolean, similarity: number, perKey: number, evaluated: number }} Result
 */

/**
 * Asks for every hole in every shape, and keeps each answer in a file at once; what the file has already is
 * not asked again. All shapes of a hole are asked one after the other, so that what they share is
 * evaluated once.
 * @param {{ client: import('./llamaServer.mjs').Client, model: string, shapes: readonly string[],
 *   holes: readonly import('./holes.mjs').Hole[], file: string, say: (line: string) => void }} order
 */
export async function measure({ client, model, shapes, holes, file, say }) {
  const there = new Set(resultsIn(file).map(row => keyOf(row)));
  const waiting = holes
    .map(hole => ({
      hole,
      missing: shapes.filter(shape => !there.has(keyOf({ model, hole: hole.id, shape }))),
    }))
    .filter(({ missing }) => missing.length > 0);
  const count = waiting.length;
  const work = async (/** @type {number} */ slot) => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const site = await siteOf(next.hole, client);
      for (const shape of next.missing) {
        const result = await ask({ client, slot, shape, site, hole: next.hole });
        appendFileSync(file, `${JSON.stringify({ model, ...result })}\n`);
      }
      if (waiting.length % 10 === 0) say(`${model}: ${waiting.length} of ${count} holes to go`);
    }
  };
  await Promise.all(Array.from({ length: SLOTS }, (_, slot) => work(slot)));
}

/** @param {string} file @returns {readonly Result[]} */
export function resultsIn(file) {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter(line => line !== '').map(line => JSON.parse(line));
}

/** @param {Pick<Result, 'model' | 'hole' | 'shape'>} row */
function keyOf({ model, hole, shape }) {
  return `${model} ${hole} ${shape}`;
}

/**
 * @param {{ client: import('./llamaServer.mjs').Client, slot: number, shape: string,
 *   site: import('./shapes.mjs').Site, hole: import('./holes.mjs').Hole }} question
 */
async function ask({ client, slot, shape, site, hole }) {
  const render = /** @type {import('./shapes.mjs').Shape} */ (SHAPES[shape]);
  const { prompt, held, heals = false } = render(site);
  const { said, evaluated } = heals
    ? await client.healed({ prompt, held, slot })
    : await client.complete(prompt, slot);
  const next = render({ ...site, before: site.before + hole.expected.slice(0, 1) }).prompt;
  const answer = heals ? said.trimEnd() : addedBy(said, held);
  return {
    hole: hole.id,
    kind: hole.kind,
    shape,
    said,
    held,
    exact: answer === hole.expected,
    similarity: editSimilarity(answer, hole.expected),
    perKey: newTokens(await client.tokens(prompt), await client.tokens(next)),
    evaluated,
  };
}

/** What of the second prompt is not reused of the first. @param {number[]} old @param {number[]} next */
function newTokens(old, next) {
  const differs = next.findIndex((token, place) => token !== old[place]);
  return differs < 0 ? 1 : next.length - differs;
}

/**
 * The hole with its ways to cut what follows.
 * @param {import('./holes.mjs').Hole} hole
 * @param {import('./llamaServer.mjs').Client} client
 * @returns {Promise<import('./shapes.mjs').Site>}
 */
async function siteOf({ before, after }, client) {
  const tokens = await client.tokens(after);
  /** @type {Map<number, string>} */
  const cuts = new Map([[0, '']]);
  for (const count of [16, 32, 64, 128]) {
    cuts.set(count, atLineEnd(await client.text(tokens.slice(0, count)), after));
  }
  return { before, after, cut: count => cuts.get(count) ?? after };
}

/** @param {string} text @param {string} whole */
function atLineEnd(text, whole) {
  if (text.length >= whole.length) return whole;
  const end = text.lastIndexOf('\n') + 1;
  return text.length * (1 - NEAR) <= end ? text.slice(0, end) : text;
}
