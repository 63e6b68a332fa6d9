import type { ModelRuntime } from '../models/modelRuntime.js';
import { linesOf } from '../text/lines.js';
import { isAnswered, type Reply } from './codeIn.js';
import { fenceLabel } from '../text/fence.js';
import { actionOf } from './ownActions.js';
import type { Prepared } from './prepare.js';
import { withoutThoughts } from './withoutThoughts.js';

/**
 * The reply to what was prepared; hangs up when the block of code is complete, since small models
 * go on to explain it.
 *
 * Rejects with a `ModelFault`, or with the signal's reason where it aborts.
 */
export async function hearAction(
  runtime: Pick<ModelRuntime, 'chat'>,
  { request, place, ticks }: Prepared,
  onPiece: (text: string) => void,
  signal: AbortSignal,
): Promise<Reply> {
  const { document, target, action } = place;
  const label = fenceLabel(document.language);
  const own = linesOf(document.text.slice(target.start, target.end));
  const wantsCode = actionOf(action).delivery !== 'answer';
  let text = '';
  let cut = false;
  for await (const piece of runtime.chat(request, signal)) {
    if (piece.kind === 'end') {
      cut = (request.maxTokens ?? Infinity) <= piece.usage.generatedTokens;
      continue;
    }
    text += piece.text;
    onPiece(piece.text);
    const mayEnd = wantsCode && piece.text.includes('\n');
    if (mayEnd && isAnswered({ text, ticks, cut }, own, label)) break;
  }
  signal.throwIfAborted();
  return { text: wantsCode ? text : withoutThoughts(text).trim(), ticks, cut };
}
