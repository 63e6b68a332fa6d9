import * as v from 'valibot';
import type { WorkDoneProgressBegin, WorkDoneProgressReport } from 'vscode-languageserver';
import { type Connection, WorkDoneProgress } from 'vscode-languageserver/node';
import type { Clock } from '../../core/base/clock.js';
import type { Log } from '../../core/base/log.js';
import { explainPull } from '../../core/models/explainFault.js';
import { explainNoRoom } from '../../core/models/explainNoRoom.js';
import { ModelFault, type ModelRuntime } from '../../core/models/modelRuntime.js';
import { PullMeter } from '../../core/models/pullMeter.js';
import { type PullDeps, pullWhole } from '../../core/models/pullWhole.js';
import { METHODS } from '../../protocol/methods.js';
import type { PullResult } from '../../protocol/models.js';
import { onQuery } from '../onQuery.js';

export interface ModelsPullDeps {
  readonly runtime: Pick<ModelRuntime, 'pull'>;
  readonly clock: Clock;
  /** Bytes that are free where Ollama keeps its models; undefined where nobody can tell. */
  readonly freeBytes: () => Promise<number | undefined>;
  readonly log: Log;
  /** Told when there is a model more. */
  readonly onPulled: () => void;
}

/** A model's name: longer ones, and what could be an option or a path, are nobody's. */
const Name = v.pipe(v.string(), v.trim(), v.regex(/^[\w][\w./:-]{0,200}$/));

const Params = v.object({
  name: Name,
  workDoneToken: v.optional(v.union([v.string(), v.number()])),
});

/** More often than this nobody reads, in ms. */
const REPORT_EACH_MS = 200;

export function onModelsPull(connection: Connection, deps: ModelsPullDeps): void {
  onQuery(connection, deps.log, METHODS.modelsPull, async (params, signal) => {
    const read = v.safeParse(Params, params);
    if (!read.success) return NO_NAME;
    const { name, workDoneToken: token } = read.output;
    const tell = (value: Told): void => {
      if (token !== undefined) void connection.sendProgress(WorkDoneProgress.type, token, value);
    };
    const title = `Downloading ${name}`;
    tell({ kind: 'begin', title, percentage: 0, cancellable: true });
    try {
      return await pull(name, { ...deps, tell }, signal);
    } finally {
      tell({ kind: 'end' });
    }
  });
}

type Told = WorkDoneProgressBegin | WorkDoneProgressReport | { readonly kind: 'end' };

const NO_NAME: PullResult = {
  name: '',
  state: 'failed',
  reason: 'That is no name of a model.',
  remedy: 'Names look like "qwen2.5-coder:1.5b-base".',
};

async function pull(
  name: string,
  { tell, onPulled, ...deps }: ModelsPullDeps & { readonly tell: (told: Told) => void },
  signal: AbortSignal,
): Promise<PullResult> {
  try {
    const end = await pullWhole(name, { ...deps, ...reportingTo(tell, deps.clock) }, signal);
    if (end.kind === 'no room') return { name, state: 'failed', ...explainNoRoom(end) };
    onPulled();
    return { name, state: 'done' };
  } catch (error) {
    if (signal.aborted) return { name, state: 'stopped' };
    if (!(error instanceof ModelFault)) throw error;
    return { name, state: 'failed', ...explainPull(error) };
  }
}

/** Tells the client how far a download is, a few times a second. */
function reportingTo(
  tell: (told: Told) => void,
  clock: Clock,
): Pick<PullDeps, 'onPiece' | 'onCut'> {
  const meter = new PullMeter();
  let toldAt = -Infinity;
  const report = (message: string): void => {
    tell({ kind: 'report', message, percentage: Math.floor(100 * (meter.share ?? 0)) });
  };
  return {
    onPiece: piece => {
      const now = clock.now();
      meter.heard(piece, now);
      if (now - toldAt < REPORT_EACH_MS) return;
      toldAt = now;
      report(meter.words);
    },
    onCut: waitMs => {
      report(`the connection broke; goes on in ${waitMs / 1_000} s`);
    },
  };
}
