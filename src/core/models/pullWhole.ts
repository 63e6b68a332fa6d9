import type { Clock } from '../base/clock.js';
import { type FaultKind, ModelFault, type ModelRuntime, type PullPiece } from './modelRuntime.js';

export interface PullDeps {
  readonly runtime: Pick<ModelRuntime, 'pull'>;
  readonly clock: Clock;
  /** Bytes that are free where the server keeps its models; undefined where nobody can tell. */
  readonly freeBytes: () => Promise<number | undefined>;
  readonly onPiece: (piece: PullPiece) => void;
  /** Told of a connection that broke, and how long it takes until the download goes on, in ms. */
  readonly onCut: (waitMs: number) => void;
}

/** How a download ended. */
export type PullEnd =
  | { readonly kind: 'done' }
  /** Nothing more was fetched, since it would not fit on the disk. */
  | { readonly kind: 'no room'; readonly neededBytes: number; readonly freeBytes: number };

/** So many cuts in a row without a byte between them are no longer an accident. */
const CUTS_MAX = 6;

/** The wait after the first cut, in ms; it doubles with each that follows without a byte. */
const WAIT_MS_MIN = 1_000;

/** What the system, and whatever else writes, is left with, in bytes. */
const ROOM_LEFT_BYTES = 200e6;

/** What another try does not help against. */
const FINAL: ReadonlySet<FaultKind> = new Set([
  'missing',
  'refused',
  'remote',
  'denied',
  'unable',
  'unrecorded',
]);

/** As the adapter says it. */
const DISK_FULL = 'the disk is full';

/**
 * Downloads a model to its end, over connections that break: the server keeps what it fetched, and
 * goes on from there. A disk that has no room for a file is found before that file is fetched.
 *
 * Rejects with a `ModelFault` where it cannot go on, with the signal's reason where aborted.
 */
export async function pullWhole(
  model: string,
  deps: PullDeps,
  signal: AbortSignal,
): Promise<PullEnd> {
  const fetched = new Fetched();
  for (let cuts = 0; ; cuts += 1) {
    const before = fetched.bytes;
    const fault = await pullOnce(model, { ...deps, fetched }, signal);
    if (!(fault instanceof ModelFault)) return fault;
    if (before < fetched.bytes) cuts = 0;
    if (fetched.bytes === 0 || CUTS_MAX <= cuts + 1 || isFinal(fault)) throw fault;
    const waitMs = WAIT_MS_MIN * 2 ** cuts;
    deps.onCut(waitMs);
    await deps.clock.pause(waitMs, signal);
  }
}

function isFinal({ kind, subject }: ModelFault): boolean {
  return FINAL.has(kind) || subject === DISK_FULL;
}

/** How it ended, or the fault that ended it early. */
async function pullOnce(
  model: string,
  { runtime, freeBytes, onPiece, fetched }: PullDeps & { readonly fetched: Fetched },
  signal: AbortSignal,
): Promise<PullEnd | ModelFault> {
  let last = '';
  try {
    for await (const piece of runtime.pull(model, signal)) {
      last = piece.status;
      const lack = fetched.isNew(piece) ? lackOfRoom(piece, await freeBytes()) : undefined;
      if (lack) return lack;
      fetched.heard(piece);
      onPiece(piece);
    }
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof ModelFault) return error;
    throw error;
  }
  // The server's last word is this one; a stream that ends without it was cut.
  return last === 'success' ? { kind: 'done' } : new ModelFault('failed', 'the connection broke');
}

/** Undefined where there is room for the rest of a file, or nobody can tell. */
function lackOfRoom({ file }: PullPiece, freeBytes: number | undefined): PullEnd | undefined {
  const neededBytes = file ? file.total - file.completed : 0;
  if (freeBytes === undefined || neededBytes + ROOM_LEFT_BYTES <= freeBytes) return undefined;
  return { kind: 'no room', neededBytes, freeBytes };
}

/** What is there of a model's files. */
class Fetched {
  readonly #files = new Map<string, number>();

  /** The most that was ever there: a server may count anew after a cut. */
  get bytes(): number {
    return [...this.#files.values()].reduce((sum, bytes) => sum + bytes, 0);
  }

  /** Whether a piece is the first of its file. */
  isNew({ file }: PullPiece): boolean {
    return file !== undefined && !this.#files.has(file.digest);
  }

  heard({ file }: PullPiece): void {
    if (!file) return;
    const known = this.#files.get(file.digest) ?? 0;
    this.#files.set(file.digest, Math.max(known, file.completed));
  }
}
