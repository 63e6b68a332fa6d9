import { type ModelFault } from '../models/modelRuntime.js';
import type { CursorSite } from '../text/cursorSite.js';
import type { Ending, RunningFill } from './runningFill.js';

/** What the model said for a place, and why it was listened to no longer. */
export interface Answer {
  readonly text: string;
  /** `unit`: all that was asked for is there. `cut`: the last line may be unfinished. */
  readonly ended: 'unit' | 'cut';
  /** Whether it was ended here, since whole lines of it are enough. */
  readonly enough?: true;
  /** What went wrong after some text had come; the text is of use all the same. */
  readonly fault: ModelFault | undefined;
}

export interface Patience {
  /** Milliseconds on a clock that never goes back. */
  readonly now: () => number;
  /** Whether the text holds all that is wanted. */
  readonly complete: (text: string) => boolean;
  readonly lines: WholeLines;
  /** Whether whole lines of the text are shown as soon as they are there. */
  readonly atOnce?: (text: string) => boolean;
  /** Whether the answer is listened to behind what is wanted now. */
  readonly goesOn?: boolean;
}

/** When whole lines of an answer are enough, though it goes on. */
export interface WholeLines {
  /** How long after the answer began, in ms. */
  readonly afterMs: number;
  /** How much of it is known already, in UTF-16 units: a line behind that is wanted. */
  readonly beyond: number;
}

/** Nothing is wanted but all of the answer. */
export const ALL_OR_NOTHING: WholeLines = { afterMs: Infinity, beyond: 0 };

/**
 * Listens for `site` until all that is wanted is there, or long enough that whole lines are.
 * Undefined where what is typed and what is said went different ways.
 *
 * Rejects with a `ModelFault` where nothing came, and with the signal's reason where it aborts.
 */
export async function follow(
  fill: RunningFill,
  site: CursorSite,
  { now, complete, lines, atOnce = () => false, goesOn = false }: Patience,
  signal: AbortSignal,
): Promise<Answer | undefined> {
  fill.endsWith(() => !goesOn && complete(fill.restAt(site) ?? ''));
  for (;;) {
    signal.throwIfAborted();
    const text = fill.restAt(site);
    if (text === undefined) return undefined;
    if (complete(text)) return { text, ended: 'unit', fault: undefined };
    if (fill.ending) return answerOf(text, fill.ending, fill.isLeft);
    const waitedMs = atOnce(text) ? Infinity : now() - fill.beganAt;
    if (lines.afterMs < waitedMs && /\S.*\n/.test(text.slice(lines.beyond))) {
      return { text, ended: 'cut', enough: true, fault: undefined };
    }
    await fill.more(signal);
  }
}

function answerOf(text: string, ending: Ending, isLeft: boolean): Answer {
  const fault = ending.kind === 'fault' ? ending.fault : undefined;
  if (fault && text === '') throw fault;
  if (ending.kind === 'cut' && isLeft) return { text, ended: 'cut', enough: true, fault };
  return { text, ended: ending.kind === 'done' ? 'unit' : 'cut', fault };
}
