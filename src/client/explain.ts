import * as vscode from 'vscode';
import type { ActionRange, ActionTarget, ActionTargetParams } from '../protocol/actions.js';
import { METHODS } from '../protocol/methods.js';
import type { Mention } from '../protocol/panel/shapes.js';
import { pieceChip } from './chatChips.js';
import type { ChatDoor } from './chatDoor.js';
import { isShort } from './isShort.js';
import { plainRange } from './ranges.js';
import { type ActionTools, type Place, placeOf, runAction } from './runAction.js';

export interface ExplainTools extends ActionTools {
  readonly chat: ChatDoor;
}

/** A longer function leaves a small model no room for the lines that it is asked about. */
const AROUND_LINES_MAX = 60;

/**
 * Has the selection, or the function around the cursor, explained in a new conversation, where the
 * person can ask on; little code is explained right at it. Where there is nothing to explain, the
 * action says why.
 */
export async function explain(tools: ExplainTools, told: readonly unknown[]): Promise<void> {
  const place = await placeOf(told);
  if (!place) return;
  const target = await targetAt(place, tools);
  if (!target) {
    await runAction('explain', tools, told);
    return;
  }
  const chip = pieceChip(place.document.uri, target.range);
  if (isShort(place.range)) {
    const mentions = [...(await around(place, target, tools)), chip.mention];
    await tools.chat.peek({
      question: { text: `/explain briefly @${chip.label}`, mentions },
      place,
      label: chip.label,
    });
    return;
  }
  await tools.chat.ask({ text: `/explain @${chip.label}`, mentions: [chip.mention] });
}

/** What an action would be about; undefined where none would read anything. */
function targetAt(
  { document, range }: Place,
  { link }: ExplainTools,
): Promise<ActionTarget | undefined> {
  const params: ActionTargetParams = {
    textDocument: { uri: document.uri.toString() },
    range: plainRange(range),
  };
  return link.ask<ActionTarget>(METHODS.actionTarget, params);
}

/** The function that a line stands in, which says more of it than the line does. */
async function around(
  { document, range }: Place,
  { range: target }: ActionTarget,
  tools: ExplainTools,
): Promise<readonly Mention[]> {
  const cursor = new vscode.Range(range.start, range.start);
  const found = await targetAt({ document, range: cursor }, tools);
  return found && isMore(found.range, target) ? [pieceChip(document.uri, found.range).mention] : [];
}

function isMore({ start, end }: ActionRange, lines: ActionRange): boolean {
  const isWider = start.line < lines.start.line || lines.end.line < end.line;
  return isWider && end.line - start.line < AROUND_LINES_MAX;
}
