import { table } from '../markdownTable.js';

interface Pace {
  readonly readingMs: number;
  readonly tokenMs: number;
}

/** The page of what was measured: for each round the delay of each of its lines, in ms. */
export function reportOf(
  rounds: readonly (readonly number[])[],
  { readingMs, tokenMs }: Pace,
): string {
  const first = rounds.map(([delay = 0]) => delay);
  const rest = rounds.flatMap(delays => delays.slice(1));
  return `# How soon a line of new code is seen

A page that the person decides on shows each line of new code once the model has written it.
Measured is the time from when the model's server had sent the last token of a line, its break included, to the first frame of the editor that has the line: what Cove's server, its client and the editor's two processes take together.

\`npm run bench -- review\` measures it in the packaged extension, in VS Code in a browser, with a scripted server that begins after ${readingMs} ms and sends a token each ${tokenMs} ms.
${rounds.length} reviews of one function, after one that is not counted; the server of models, both ends of the editor and the browser share two cores.

${rows(first, rest)}

A line that comes while the one before is on its way to the editor waits for that.
`;
}

function rows(first: readonly number[], rest: readonly number[]): string {
  return table(
    ['which lines', 'count', 'median ms', '9 of 10 within ms', 'slowest ms'],
    [
      ['the first that changes', ...figuresOf(first)],
      ['all behind it', ...figuresOf(rest)],
    ],
  );
}

function figuresOf(delays: readonly number[]): readonly string[] {
  const sorted = delays.toSorted((one, other) => one - other);
  const at = (share: number): string =>
    String(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
  return [String(sorted.length), at(0.5), at(0.9), at(1)];
}
