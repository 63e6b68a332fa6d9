import { table } from '../markdownTable.js';
import type { Used } from './processors.js';

/** Since the window of a fresh editor was shown, in ms. */
export interface FirstGhost {
  /** Until a file was open, with the cursor where a key is struck. */
  readonly openMs: number;
  /** Until something was suggested behind that key. */
  readonly ghostMs: number;
  /** What the processors did until then, by user, in ms. */
  readonly used: Used;
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

What the two processors did until the first suggestion:

${table(
  ['seconds of a processor, median', 'the model in memory', 'the model not in memory yet'],
  usersOf([loaded, unloaded]),
)}

The editor itself tells how long an extension took to activate (\`Developer: Show Running Extensions\`), its module's load included: in ${activations.length} windows ${listed(activations)} ms.
`;
}

/** A row for each user of the processors. */
function usersOf(runs: readonly (readonly FirstGhost[])[]): readonly (readonly string[])[] {
  const users = Object.keys(runs[0]?.[0]?.used ?? {});
  return users.map(user => [
    user,
    ...runs.map(times => seconds(median(times.map(({ used }) => used[user] ?? Number.NaN)))),
  ]);
}

function rowOf(title: string, times: readonly number[]): readonly string[] {
  return [title, String(times.length), seconds(median(times)), seconds(Math.max(...times))];
}

function seconds(ms: number): string {
  return (ms / 1_000).toFixed(1);
}

function median(times: readonly number[]): number {
  return times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? Number.NaN;
}

function listed(times: readonly number[]): string {
  return times.toSorted((one, other) => one - other).join(', ');
}
