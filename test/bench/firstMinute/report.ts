import { table } from '../markdownTable.js';

/** Since the window of a fresh editor was shown, in ms. */
export interface FirstGhost {
  /** Until a file was open, with the cursor where a key is struck. */
  readonly openMs: number;
  /** Until something was suggested behind that key. */
  readonly ghostMs: number;
}

export interface FirstMinute {
  readonly activations: readonly number[];
  /** With a model that is not in memory yet. */
  readonly unloaded: readonly FirstGhost[];
  readonly loaded: readonly FirstGhost[];
}

/** The page of what was measured. */
export function reportOf({ activations, unloaded, loaded }: FirstMinute): string {
  return `# The first minute

An editor that nobody has used yet, with the package installed, and a real Ollama that has one model which completes code.
Nobody clicks anything: a file is opened by its name, one key is struck in an empty function, and the first gray text ends the clock.
It starts when the editor's window is shown, and counts what the editor takes to open a file.

\`npm run bench -- firstMinute\` measures it, in VS Code in a browser; the model, both ends of the editor and the browser share two cores without a graphics card.

${table(
  ['since the window was shown', 'editors', 'median s', 'slowest s'],
  [
    rowOf(
      'a file is open',
      [...unloaded, ...loaded].map(({ openMs }) => openMs),
    ),
    rowOf(
      'first suggestion, the model in memory',
      loaded.map(({ ghostMs }) => ghostMs),
    ),
    rowOf(
      'first suggestion, the model not in memory yet',
      unloaded.map(({ ghostMs }) => ghostMs),
    ),
  ],
)}

The editor itself tells how long an extension took to activate (\`Developer: Show Running Extensions\`), its module's load included: in ${activations.length} windows ${listed(activations)} ms.
`;
}

function rowOf(title: string, times: readonly number[]): readonly string[] {
  const sorted = times.toSorted((one, other) => one - other);
  const seconds = (ms: number | undefined): string => ((ms ?? NaN) / 1_000).toFixed(1);
  const median = sorted[Math.floor(sorted.length / 2)];
  return [title, String(sorted.length), seconds(median), seconds(sorted.at(-1))];
}

function listed(times: readonly number[]): string {
  return times.toSorted((one, other) => one - other).join(', ');
}
