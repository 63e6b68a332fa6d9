import { mkdir, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { chartOf } from './chart.js';
import { leaving } from './leaving.js';
import { type Ollama, onRealOllama } from './real.js';
import { pageOf, tablesOf } from './report.js';
import {
  COVE,
  type Followed,
  type Results,
  type Row,
  SERVERS,
  type ServerKind,
} from './results.js';
import { accepting, COMPETITORS, neverFollowed, type Script, typedAlong } from './scripted.js';
import { story } from './tides.js';
import { pressesOf, readTrace } from './trace.js';

/** What the command needs of the scripts around it. */
export interface Around {
  readonly say: (line: string) => void;
  /** A real Ollama with a model, which ends with `stop`. */
  readonly startOllama: () => Promise<Ollama & { stop: () => Promise<unknown> }>;
}

const MODES = ['never', 'along', 'accept', 'leaving', 'mixed'] as const;
const REAL = 'real';
const FOLDER = 'docs/bench';

interface Wanted {
  readonly names: readonly string[];
  readonly servers: readonly ServerKind[];
  readonly real: boolean;
  readonly modes: ReadonlySet<string>;
  readonly limitMs: number;
  /** Only what measures everything replaces the page. */
  readonly whole: boolean;
}

/**
 * Replays a person's typing for Cove and its peers, prints tables, and writes the page and the
 * chart where all of it was measured.
 *
 *   --only NAME,…       competitors, such as `Cove,twinny`
 *   --server NAME,…     `scripted-1000`, `scripted-200`, `real`
 *   --mode NAME,…       `never`, `along`, `accept`, `leaving`, `mixed`
 *   --seconds N         of typing in each session, at the most
 */
export async function main(args: readonly string[], { say, startOllama }: Around): Promise<void> {
  const wanted = wantedBy(args);
  const tale = story();
  const presses = pressesOf(readTrace(), tale.before);
  const script = { story: tale, presses, limitMs: wanted.limitMs };
  const results: Results = {
    leaving: await leavingIfWanted(wanted, script, say),
    rows: await neverFollowedBy(wanted, script, say),
    followed: await followedBy(wanted, script, say),
    real: wanted.real ? await real(wanted, script, { say, startOllama }) : undefined,
  };
  process.stdout.write(`${tablesOf(results)}\n`);
  for (const { server, competitor, figures } of [...results.rows, ...(results.real?.rows ?? [])]) {
    const [first, ...others] = figures.failures;
    if (first !== undefined) {
      say(`${competitor} on ${server}: ${others.length + 1} requests failed, the first: ${first}`);
    }
  }
  if (!wanted.whole) return;
  await mkdir(FOLDER, { recursive: true });
  await writeFile(`${FOLDER}/typing.md`, `${pageOf(results)}\n`);
  await writeFile(`${FOLDER}/typing.svg`, chartOf(results));
  say(`wrote ${FOLDER}/typing.md and ${FOLDER}/typing.svg`);
}

function wantedBy(args: readonly string[]): Wanted {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string' },
      server: { type: 'string' },
      mode: { type: 'string' },
      seconds: { type: 'string' },
    },
  });
  const servers = listed(values.server, [...SERVERS.map(({ name }) => name), REAL]);
  const modes = new Set(listed(values.mode, MODES));
  return {
    names: listed(values.only, [...COMPETITORS.keys()]),
    servers: SERVERS.filter(({ name }) => servers.includes(name)),
    real: servers.includes(REAL) && (modes.has('never') || modes.has('mixed')),
    modes,
    limitMs: values.seconds === undefined ? Infinity : Number(values.seconds) * 1000,
    whole: Object.keys(values).length === 0,
  };
}

/** Of what there is, what a list names, whatever its case; all without a list. */
function listed(list: string | undefined, known: readonly string[]): readonly string[] {
  if (list === undefined) return known;
  const names = list.toLowerCase().split(',');
  const unknown = names.find(name => !known.some(each => each.toLowerCase() === name));
  if (unknown !== undefined)
    throw new Error(`there is no ${unknown}; there are ${known.join(', ')}`);
  return known.filter(each => names.includes(each.toLowerCase()));
}

async function leavingIfWanted(
  { modes, names, servers }: Wanted,
  script: Script,
  say: Around['say'],
): Promise<Results['leaving']> {
  if (!modes.has('leaving') || !names.includes(COVE) || servers.length === 0) return undefined;
  say('Cove in a file of 10,000 lines …');
  return leaving(script.story);
}

/** Cove alone first, on both servers; then all peers, who sleep most of the time. */
async function neverFollowedBy(
  { modes, names, servers }: Wanted,
  script: Script,
  say: Around['say'],
): Promise<readonly Row[]> {
  if (!modes.has('never') || servers.length === 0) return [];
  const own = names.filter(name => name === COVE);
  const peers = names.filter(name => name !== COVE);
  const rows: Row[] = [];
  for (const group of [own, peers].filter(each => 0 < each.length)) {
    say(`suggestions never followed: ${group.join(', ')} …`);
    const runs = servers.flatMap(server => group.map(name => neverFollowed(name, server, script)));
    rows.push(...(await Promise.all(runs)));
  }
  return rows;
}

async function followedBy(
  { modes, names, servers }: Wanted,
  script: Script,
  say: Around['say'],
): Promise<readonly Followed[]> {
  if (!names.includes(COVE)) return [];
  const along = servers.filter(() => modes.has('along'));
  const accept = servers.filter(() => modes.has('accept'));
  if (along.length + accept.length === 0) return [];
  say('suggestions typed along and accepted: Cove …');
  const parts = await Promise.all([
    ...along.map(server => typedAlong(server, script)),
    ...accept.map(server => accepting(server, script)),
  ]);
  return servers.map(({ name }) => {
    const own = parts.filter(({ server }) => server === name);
    return own.reduce((whole, part) => ({ ...whole, ...part }), { server: name });
  });
}

async function real(
  { names, modes }: Wanted,
  script: Script,
  { say, startOllama }: Around,
): Promise<Results['real']> {
  say('the real Ollama …');
  const ollama = await startOllama();
  try {
    const mixed = modes.has('mixed') && names.includes(COVE);
    const typing = modes.has('never') ? names : [];
    return await onRealOllama(ollama, { names: typing, mixed }, { ...script, say });
  } finally {
    await ollama.stop();
  }
}
