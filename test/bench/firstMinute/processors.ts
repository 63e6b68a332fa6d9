import { readdir, readFile } from 'node:fs/promises';

/** Who uses the processors, by what stands in the command line; the first that fits. */
const USERS = [
  { name: 'the model', runs: /\bollama\b|llama-server/ },
  { name: 'Cove’s server', runs: /cove-code\.cove.*server\.js/ },
  { name: 'the editor', runs: /code-server|chrom/i },
] as const;

/** Processor time by user, in ms. */
export type Used = Readonly<Record<string, number>>;

/** Linux counts in hundredths of a second. */
const TICK_MS = 10;

/** What each user of the processors took by now, of those that run; empty where no system tells. */
export async function usedByNow(): Promise<Used> {
  const used: Record<string, number> = {};
  const ids = await readdir('/proc').catch(() => []);
  for (const id of ids.filter(name => /^\d+$/.test(name))) {
    const command = (await told(id, 'cmdline')).replaceAll('\0', ' ');
    const user = USERS.find(({ runs }) => runs.test(command));
    if (user) used[user.name] = (used[user.name] ?? 0) + ticksIn(await told(id, 'stat')) * TICK_MS;
  }
  return used;
}

/** What each took from one moment to the other, in ms. */
export function usedBetween(before: Used, after: Used): Used {
  const names = USERS.map(({ name }) => name);
  return Object.fromEntries(
    names.map(name => [name, Math.max(0, (after[name] ?? 0) - (before[name] ?? 0))]),
  );
}

/** The 14th and 15th fields, counted from the name in parentheses, which may hold anything. */
function ticksIn(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
}

/** Empty for a process that has just ended. */
function told(id: string, what: string): Promise<string> {
  return readFile(`/proc/${id}/${what}`, 'utf8').catch(() => '');
}
