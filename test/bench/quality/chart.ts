import { KINDS, type Kind } from './holes.js';
import type { Score } from './scores.js';
import { COVE } from './subjects.js';
import { linesOf } from './summary.js';

const WIDTH = 760;
const LEFT = 110;
const ROOM = WIDTH - LEFT - 90;
const BAR = 13;
const ROW = 18;
const TOP = 34;
const GAP = 26;

/** Text takes the color of the page; the bars are readable on light and on dark. */
const STYLE = `
    text { font: 13px system-ui, sans-serif; fill: #1f2328; }
    .title { font-weight: 600; font-size: 14px; }
    .value { font-size: 12px; }
    .cove { fill: #0b7285; } .peer { fill: #868e96; }
    @media (prefers-color-scheme: dark) {
      text { fill: #e6edf3; }
      .cove { fill: #22b8cf; } .peer { fill: #adb5bd; }
    }
  `;

const TITLES: Readonly<Record<Kind, string>> = {
  line: 'The rest of a line: exact, %',
  next: 'The next line: exact, %',
  block: 'A block: first line exact, %',
};

/** Exact first lines by kind of hole, a bar for each tool. */
export function chartOf(scores: readonly Score[]): string {
  let top = 0;
  const panels = KINDS.map(kind => {
    const lines = linesOf(scores.filter(({ hole }) => hole.kind === kind));
    const drawn = panelAt(TITLES[kind], lines, top);
    top += TOP + lines.length * ROW + GAP;
    return drawn;
  });
  const head = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${top}" role="img" aria-label="Exact first lines in holes of unseen code, for Cove and its peers on the same model">`;
  return [head, `  <style>${STYLE}</style>`, ...panels, '</svg>', ''].join('\n');
}

interface Bar {
  readonly subject: string;
  readonly exact: number;
}

function panelAt(title: string, bars: readonly Bar[], top: number): string {
  const rows = bars.flatMap(({ subject, exact }, nth) => {
    const y = top + TOP + nth * ROW;
    const length = (ROOM * exact) / 100;
    const kind = subject === COVE ? 'cove' : 'peer';
    return [
      `  <text x="${LEFT - 10}" y="${y + BAR - 2}" text-anchor="end">${subject}</text>`,
      `  <rect class="${kind}" x="${LEFT}" y="${y}" width="${Math.max(1, length).toFixed(1)}" height="${BAR}" rx="2" />`,
      `  <text class="value" x="${(LEFT + length + 6).toFixed(1)}" y="${y + BAR - 2}">${exact.toFixed(1)}</text>`,
    ];
  });
  return [`  <text class="title" x="8" y="${top + 20}">${title}</text>`, ...rows].join('\n');
}
