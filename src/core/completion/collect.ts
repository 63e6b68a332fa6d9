import { type FillPiece, type FillUsage, ModelFault } from '../models/modelRuntime.js';

/** What the model said, and why it was listened to no longer. */
export interface Answer {
  readonly text: string;
  /** `unit`: all that was asked for is there. `cut`: the last line may be unfinished. */
  readonly ended: 'unit' | 'cut';
  readonly usage: FillUsage | undefined;
  /** What went wrong after some text had come; the text is of use all the same. */
  readonly fault: ModelFault | undefined;
}

export interface Patience {
  /** Milliseconds on a clock that never goes back. */
  readonly now: () => number;
  /** The most tokens asked for: as many mean that the answer was cut. */
  readonly maxTokens: number;
}

/**
 * How long a block may grow after its first token before its whole lines are shown, in ms: a
 * person who waits longer for ghost text has typed on.
 */
const SHOW_AFTER_MS = 2_500;

/**
 * Listens until `finished` says that the text holds all that is wanted, and leaves the stream
 * then, which closes it. Rejects only where nothing came.
 */
export async function collect(
  pieces: AsyncIterable<FillPiece>,
  finished: (text: string) => boolean,
  patience: Patience,
): Promise<Answer> {
  let text = '';
  let pieceCount = 0;
  let firstAt: number | undefined;
  const answer = (ended: Answer['ended'], usage?: FillUsage, fault?: ModelFault): Answer => ({
    text,
    ended,
    usage,
    fault,
  });
  try {
    for await (const piece of pieces) {
      if (piece.kind === 'end') {
        const cut = patience.maxTokens <= piece.usage.generatedTokens;
        return answer(cut ? 'cut' : 'unit', piece.usage);
      }
      text += piece.text;
      firstAt ??= patience.now();
      if (finished(text)) return answer('unit');
      // A piece holds a token at least: a server that sends more of them does not count.
      pieceCount += 1;
      if (patience.maxTokens < pieceCount) return answer('cut');
      const late = SHOW_AFTER_MS < patience.now() - firstAt;
      if (late && /\S.*\n/.test(text)) return answer('cut');
    }
  } catch (error) {
    if (error instanceof ModelFault && text !== '') return answer('cut', undefined, error);
    throw error;
  }
  return answer('cut');
}
