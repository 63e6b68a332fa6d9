import type { ModelRuntime } from '../models/modelRuntime.js';
import { linesOf } from '../text/lines.js';
import { AnswerWatch } from './answerWatch.js';
import type { Reply } from './codeIn.js';
import { fenceLabel } from '../text/fence.js';
import { actionOf } from './ownActions.js';
import type { Prepared } from './prepare.js';
import { type RewritePlace, rewriteSoFar } from './readRewrite.js';
import type { Stretch } from './job.js';
import { withoutThoughts } from './withoutThoughts.js';

/** The code is read anew once the reply is so much longer: at each line, until it is long. */
const LONGER = 1.02;

/** How far an answer is. */
export interface Heard {
  /** What the model said next. */
  readonly text: string;
  /** What the action is about, before anything is said. */
  readonly target?: Stretch;
  /** Of a rewrite the text in place of the target, whole lines as far as they came. */
  readonly code?: string;
}

/**
 * The reply to what was prepared; hangs up when the block of code is complete, since small models
 * go on to explain it.
 *
 * Rejects with a `ModelFault`, or with the signal's reason where it aborts.
 */
export async function hearAction(
  runtime: Pick<ModelRuntime, 'chat'>,
  { request, place, ticks }: Prepared,
  onPiece: (piece: Heard) => void,
  signal: AbortSignal,
): Promise<Reply> {
  const { document, target, action } = place;
  const label = fenceLabel(document.language);
  const own = linesOf(document.text.slice(target.start, target.end));
  const { delivery } = actionOf(action);
  const wantsCode = delivery !== 'answer';
  const watch = new AnswerWatch({ target: own, label, ticks });
  const codeOf = delivery === 'rewrite' ? codeReader(place, ticks) : () => undefined;
  onPiece({ text: '', target, ...codeOf('') });
  let text = '';
  let cut = false;
  for await (const piece of runtime.chat(request, signal)) {
    if (piece.kind === 'end') {
      cut = (request.maxTokens ?? Infinity) <= piece.usage.generatedTokens;
      continue;
    }
    text += piece.text;
    const isLine = piece.text.includes('\n');
    onPiece({ text: piece.text, ...(isLine ? codeOf(text) : {}) });
    if (wantsCode && watch.hears(piece.text)) break;
  }
  signal.throwIfAborted();
  return { text: wantsCode ? text : withoutThoughts(text).trim(), ticks, cut };
}

/** Reads the new code of a reply so far; undefined where that was done a moment ago. */
function codeReader(
  place: RewritePlace,
  ticks: number,
): (reply: string) => { readonly code: string } | undefined {
  const read = rewriteSoFar(place, ticks);
  let length = 0;
  return reply => {
    if (reply.length < length * LONGER) return undefined;
    length = reply.length;
    return { code: read(reply) };
  };
}
