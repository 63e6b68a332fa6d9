import type { AcceptFigures, AlongFigures, Figures } from './figures.js';
import type { Leaving } from './leaving.js';
import type { Speed } from './slot.js';
import type { Spread } from './statistics.js';

/** A scripted server, by the name that the command line knows. */
export interface ServerKind {
  readonly name: string;
  readonly speed: Speed;
}

/** As a laptop has it, and as one without a graphics card has it. */
export const SERVERS: readonly ServerKind[] = [
  { name: 'scripted-1000', speed: { prompt: 1_000, generated: 60 } },
  { name: 'scripted-200', speed: { prompt: 200, generated: 30 } },
];

export const COVE = 'Cove';

/** One competitor on one server, whose suggestions nobody follows. */
export interface Row {
  readonly server: string;
  readonly competitor: string;
  readonly figures: Figures;
  /** Prompt tokens evaluated by the server's own counts, for requests that it answered in full. */
  readonly counted?: Spread;
}

/** Cove on one server, whose suggestions are what the person wants. */
export interface Followed {
  readonly server: string;
  readonly along?: AlongFigures;
  readonly accepting?: AcceptFigures;
}

export interface Real {
  readonly model: string;
  readonly version: string;
  /** As measured before the first competitor. */
  readonly speed: Speed;
  readonly rows: readonly Row[];
  /** How many pauses each competitor was seen in. */
  readonly pausesSeen: number;
  readonly mixed: Mixed | undefined;
}

/** Completions and chat on one model, for a while. */
export interface Mixed {
  readonly completions: number;
  readonly chats: number;
  readonly reloads: number;
}

export interface Results {
  readonly rows: readonly Row[];
  readonly followed: readonly Followed[];
  readonly leaving: Leaving | undefined;
  readonly real: Real | undefined;
}

export function rowsOn({ rows }: Pick<Results, 'rows'>, server: string): readonly Row[] {
  return rows.filter(row => row.server === server);
}

export function coveOn(results: Pick<Results, 'rows'>, server: string): Figures | undefined {
  return rowsOn(results, server).find(({ competitor }) => competitor === COVE)?.figures;
}

/** The peer that a figure is least for; undefined where none has it. */
export function bestPeer(
  results: Pick<Results, 'rows'>,
  server: string,
  figure: (figures: Figures) => number | undefined,
): { readonly name: string; readonly value: number } | undefined {
  return rowsOn(results, server)
    .filter(({ competitor }) => competitor !== COVE)
    .map(({ competitor, figures }) => ({ name: competitor, value: figure(figures) ?? Infinity }))
    .filter(({ value }) => Number.isFinite(value))
    .sort((one, other) => one.value - other.value)[0];
}
