import { REFERENCE } from './shapes.mjs';

const WIDTH = 760;
const PANEL_HEIGHT = 330;
const AREA = Object.freeze({ left: 52, right: WIDTH - 20, top: 42, bottom: PANEL_HEIGHT - 46 });
/** Where the names of those stand that cost one token. */
const COLUMN_X = AREA.left + 84;
const LABEL_GAP = 15;

const KEYS_MIN = 0.8;
const KEYS_MAX = 400;
const KEY_TICKS = [1, 3, 10, 30, 100, 300];

/** Colors that can be told apart by most eyes, on a light and on a dark page. */
const STYLE = `
  text { font: 12px system-ui, sans-serif; fill: #57606a; }
  .title { font-size: 14px; font-weight: 600; fill: #24292f; }
  .grid { stroke: #d0d7de; stroke-width: 1; }
  .band { fill: #8c959f; opacity: 0.16; }
  .reference { stroke: #8c959f; stroke-dasharray: 4 3; }
  .leader { stroke: #8c959f; stroke-width: 0.75; }
  .psm { fill: #0969da; } .middle { fill: #bc4c00; } .other { fill: #6e7781; }
  @media (prefers-color-scheme: dark) {
    text { fill: #9da7b3; } .title { fill: #e6edf3; } .grid { stroke: #3d444d; }
    .psm { fill: #58a6ff; } .middle { fill: #f0883e; } .other { fill: #9da7b3; }
  }`;

/**
 * @typedef {{ model: string, lines: readonly import('./summary.mjs').Line[] }} Panel
 * @typedef {{ x: number, y: number, shape: string, group: string }} Dot
 */

/**
 * Quality over what a key costs, a panel for each model, as a picture for light and dark pages.
 * @param {readonly Panel[]} panels
 */
export function chartOf(panels) {
  const height = PANEL_HEIGHT * panels.length;
  const drawn = panels.map(
    (panel, place) => `<g transform="translate(0 ${place * PANEL_HEIGHT})">${panelOf(panel)}</g>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="Exact matches over tokens evaluated at each key">
<style>${STYLE}
</style>
${drawn.join('\n')}
</svg>
`;
}

/** @param {Panel} panel */
function panelOf({ model, lines: measured }) {
  const lines = onEqualHoles(measured);
  const scale = scaleFor(lines);
  const dots = lines.map(line => ({
    x: keyX(line.perKey),
    y: scale.y(line.exact),
    shape: line.shape,
    group: groupOf(line.shape),
  }));
  return [
    `<text class="title" x="${AREA.left}" y="24">${model}: exact matches, %</text>`,
    gridOf(scale),
    referenceOf(lines, scale),
    ...dots.map(dot => `<circle class="${dot.group}" cx="${dot.x}" cy="${dot.y}" r="4.5"/>`),
    namesOf(dots),
    `<text x="${AREA.right}" y="${PANEL_HEIGHT - 10}" text-anchor="end">tokens evaluated at a key</text>`,
  ].join('\n');
}

/**
 * Each shape as far from the reference as over the holes that both were asked for: by their own shares, shapes
 * with fewer holes would stand too high or too low.
 * @param {readonly import('./summary.mjs').Line[]} lines
 */
function onEqualHoles(lines) {
  const reference = lines.find(({ shape }) => shape === REFERENCE);
  if (!reference) return lines;
  return lines.map(line => ({ ...line, exact: reference.exact + line.difference }));
}

/** @param {readonly import('./summary.mjs').Line[]} lines */
function scaleFor(lines) {
  const values = lines.map(({ exact }) => exact);
  const low = Math.max(0, Math.floor((Math.min(...values) - 3) / 5) * 5);
  const high = Math.ceil((Math.max(...values) + 3) / 5) * 5;
  const perPercent = (AREA.bottom - AREA.top) / (high - low);
  return {
    low,
    high,
    y: (/** @type {number} */ value) => round(AREA.bottom - (value - low) * perPercent),
  };
}

/** @param {number} tokens */
function keyX(tokens) {
  const share = Math.log(tokens / KEYS_MIN) / Math.log(KEYS_MAX / KEYS_MIN);
  return round(AREA.left + share * (AREA.right - AREA.left));
}

/** @param {ReturnType<typeof scaleFor>} scale */
function gridOf({ low, high, y }) {
  const rows = [];
  for (let value = low; value <= high; value += 5) {
    rows.push(
      `<line class="grid" x1="${AREA.left}" x2="${AREA.right}" y1="${y(value)}" y2="${y(value)}"/>`,
      `<text x="${AREA.left - 8}" y="${y(value) + 4}" text-anchor="end">${value}</text>`,
    );
  }
  const ticks = KEY_TICKS.map(
    tick => `<text x="${keyX(tick)}" y="${AREA.bottom + 18}" text-anchor="middle">${tick}</text>`,
  );
  return [...rows, ...ticks].join('\n');
}

/**
 * The reference as a line, in a band as wide as the usual interval of a difference: what lies inside it may
 * be chance.
 * @param {readonly import('./summary.mjs').Line[]} lines
 * @param {ReturnType<typeof scaleFor>} scale
 */
function referenceOf(lines, { y, low, high }) {
  const reference = lines.find(({ shape }) => shape === REFERENCE);
  if (!reference) return '';
  const widths = lines
    .filter(line => line !== reference)
    .map(({ between }) => (between[1] - between[0]) / 2)
    .sort((a, b) => a - b);
  const half = widths[Math.floor(widths.length / 2)] ?? 0;
  const [top, bottom] = [
    y(Math.min(high, reference.exact + half)),
    y(Math.max(low, reference.exact - half)),
  ];
  const ends = `x1="${AREA.left}" x2="${AREA.right}" y1="${y(reference.exact)}" y2="${y(reference.exact)}"`;
  return [
    `<rect class="band" x="${AREA.left}" y="${top}" width="${AREA.right - AREA.left}" height="${round(bottom - top)}"/>`,
    `<line class="reference" ${ends}/>`,
  ].join('\n');
}

/** Names above the dots; where dots stand over each other, in a column beside them. @param {readonly Dot[]} dots */
function namesOf(dots) {
  const crowded = dots.filter(({ x }) => x < COLUMN_X);
  const alone = dots.filter(({ x }) => COLUMN_X <= x);
  const places = spread(crowded.map(({ y }) => y));
  const column = [...crowded].sort((a, b) => a.y - b.y);
  return [
    ...alone.map(
      ({ x, y, shape }) =>
        `<text x="${x}" y="${round(y - 10)}" text-anchor="middle">${shape}</text>`,
    ),
    ...column.map((dot, place) => {
      const y = places[place] ?? dot.y;
      return (
        `<line class="leader" x1="${dot.x + 6}" y1="${dot.y}" x2="${COLUMN_X - 4}" y2="${y}"/>` +
        `<text x="${COLUMN_X}" y="${round(y + 4)}">${dot.shape}</text>`
      );
    }),
  ].join('\n');
}

/** Heights in order, pushed apart, and back up where they left the panel. @param {readonly number[]} heights */
function spread(heights) {
  const sorted = [...heights].sort((a, b) => a - b);
  for (let place = 1; place < sorted.length; place++) {
    sorted[place] = Math.max(sorted[place] ?? 0, (sorted[place - 1] ?? 0) + LABEL_GAP);
  }
  let limit = AREA.bottom;
  for (let place = sorted.length - 1; 0 <= place; place--) {
    sorted[place] = Math.min(sorted[place] ?? 0, limit);
    limit = (sorted[place] ?? 0) - LABEL_GAP;
  }
  return sorted.map(round);
}

/** @param {string} shape */
function groupOf(shape) {
  if (/^(?:middle|healed)/.test(shape)) return 'middle';
  return shape.startsWith('psm') || shape === REFERENCE ? 'psm' : 'other';
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 10) / 10;
}
