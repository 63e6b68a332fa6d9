import { COVE, type Results, type Row, rowsOn, SERVERS } from './results.js';

const WIDTH = 760;
const LEFT = 110;
const BAR = 11;
const ROW = 34;
const TOP = 54;
const PANEL_GAP = 40;

/** Text and lines take the color of the page; the bars are readable on light and on dark. */
const STYLE = `
    text { font: 13px system-ui, sans-serif; fill: #1f2328; }
    .title { font-weight: 600; font-size: 14px; }
    .value { font-size: 12px; }
    .cove { fill: #0b7285; } .cove.second { fill: #3bc9db; }
    .peer { fill: #868e96; } .peer.second { fill: #ced4da; }
    @media (prefers-color-scheme: dark) {
      text { fill: #e6edf3; }
      .cove { fill: #22b8cf; } .cove.second { fill: #0c8599; }
      .peer { fill: #adb5bd; } .peer.second { fill: #5c636a; }
    }
  `;

interface Bar {
  readonly length: number;
  readonly words: string;
}

interface Panel {
  readonly title: string;
  readonly legend: string;
  /** Two bars for a competitor: on the fast server and on the slow one. */
  readonly bars: (competitor: string) => readonly Bar[];
}

/** Who has a suggestion in time, and what it costs the server: two panels of bars. */
export function chartOf(results: Results): string {
  const names = [...new Set(results.rows.map(({ competitor }) => competitor))];
  const panels = [pausesPanel(results), tokensPanel(results)];
  const panelHeight = TOP + names.length * ROW;
  const height = panels.length * panelHeight + PANEL_GAP;
  const drawn = panels.map((panel, at) => panelAt(panel, names, at * (panelHeight + PANEL_GAP)));
  const head = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="Pauses with a suggestion in time, and prompt tokens evaluated for each request, for Cove and its peers">`;
  return [head, `  <style>${STYLE}</style>`, ...drawn, '</svg>', ''].join('\n');
}

function panelAt({ title, legend, bars }: Panel, names: readonly string[], top: number): string {
  const heading = [
    `  <text class="title" x="8" y="${top + 20}">${title}</text>`,
    `  <text class="value" x="8" y="${top + 38}">${legend}</text>`,
  ];
  const rows = names.flatMap((name, row) => {
    const y = top + TOP + row * ROW;
    const kind = name === COVE ? 'cove' : 'peer';
    const lines = bars(name).flatMap(({ length, words }, nth) => {
      const at = y + nth * (BAR + 2);
      const style = nth === 0 ? kind : `${kind} second`;
      return [
        `  <rect class="${style}" x="${LEFT}" y="${at}" width="${Math.max(1, length).toFixed(1)}" height="${BAR}" rx="2" />`,
        `  <text class="value" x="${(LEFT + length + 6).toFixed(1)}" y="${at + BAR - 1}">${words}</text>`,
      ];
    });
    return [`  <text x="${LEFT - 10}" y="${y + 16}" text-anchor="end">${name}</text>`, ...lines];
  });
  return [...heading, ...rows].join('\n');
}

const ROOM = WIDTH - LEFT - 90;

function rowsFor(results: Results, competitor: string): readonly Row[] {
  return SERVERS.flatMap(({ name }) =>
    rowsOn(results, name).filter(row => row.competitor === competitor),
  );
}

function pausesPanel(results: Results): Panel {
  return {
    title: 'Pauses with a suggestion before the next key',
    legend: `of ${results.rows[0]?.figures.pauses ?? 0}; upper bar: 1,000 prompt tokens a second, lower bar: 200`,
    bars: competitor =>
      rowsFor(results, competitor).map(({ figures: { inTime, pauses } }) => ({
        length: (ROOM * inTime) / pauses,
        words: String(inTime),
      })),
  };
}

function tokensPanel(results: Results): Panel {
  const shown = rowsOn(results, SERVERS[0]?.name ?? '');
  const most = Math.max(
    1,
    ...shown.flatMap(({ figures }) => [
      figures.evaluated.median ?? 0,
      figures.afterNewline.median ?? 0,
    ]),
  );
  return {
    title: 'Prompt tokens evaluated for each request, median',
    legend: 'at 1,000 tokens a second; upper bar: all requests, lower bar: after a newline',
    bars: competitor =>
      shown
        .filter(row => row.competitor === competitor)
        .flatMap(({ figures }) => [figures.evaluated.median, figures.afterNewline.median])
        .map((tokens = 0) => ({
          length: (ROOM * tokens) / most,
          words: tokens.toLocaleString('en-US'),
        })),
  };
}
