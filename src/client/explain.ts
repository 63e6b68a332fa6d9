import type { ActionTarget, ActionTargetParams } from '../protocol/actions.js';
import { METHODS } from '../protocol/methods.js';
import { pieceChip } from './chatChips.js';
import type { ChatDoor } from './chatDoor.js';
import { type ActionTools, placeOf, plainRange, runAction } from './runAction.js';

export interface ExplainTools extends ActionTools {
  readonly chat: ChatDoor;
}

/**
 * Has the selection, or the function around the cursor, explained in a new conversation, where the
 * person can ask on. Where there is nothing to explain, the action says why.
 */
export async function explain(tools: ExplainTools, told: readonly unknown[]): Promise<void> {
  const place = await placeOf(told);
  if (!place) return;
  const { document } = place;
  const params: ActionTargetParams = {
    textDocument: { uri: document.uri.toString() },
    range: plainRange(place.range),
  };
  const target = await tools.link.ask<ActionTarget>(METHODS.actionTarget, params);
  if (!target) {
    await runAction('explain', tools, told);
    return;
  }
  const chip = pieceChip(document.uri, target.range);
  await tools.chat.ask({ text: `/explain @${chip.label}`, mentions: [chip.mention] });
}
