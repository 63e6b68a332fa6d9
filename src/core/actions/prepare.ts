import { chatFamily } from '../models/chatFamily.js';
import type { ReadyChat } from '../models/chatModel.js';
import { controlTextIn, withoutControlText } from '../models/controlText.js';
import type { Family } from '../models/families.js';
import type { ChatRequest, ChatTurn } from '../models/modelRuntime.js';
import { tokensOf } from '../models/tokens.js';
import { actionTurns, type Try } from './actionTurns.js';
import { contextOf } from './context.js';
import { fenceFor } from '../text/fence.js';
import type { Job, Stretch } from './job.js';
import type { QuotedPiece } from './lastAction.js';
import { actionOf } from './ownActions.js';
import type { RewritePlace } from './readRewrite.js';
import { type Refused, TOO_LONG } from './refusals.js';
import { roomFor } from './room.js';

export interface Prepared {
  readonly kind: 'prepared';
  readonly request: ChatRequest;
  readonly quoted: readonly QuotedPiece[];
  readonly place: RewritePlace;
  /** The backticks of the fence that the answer begins with; 0 where it begins with none. */
  readonly ticks: number;
}

export interface Asker {
  readonly model: ReadyChat;
  readonly keepAlive: string;
  readonly nth?: Try;
  /** The document's name for the ledger, without its folders. */
  readonly file: string;
}

/** What is sent for a job on `target`; refused where it does not fit into the model's context. */
export function prepare(job: Job, target: Stretch, asker: Asker): Prepared | Refused {
  const { action, document } = job;
  const { model, keepAlive, file } = asker;
  const code = document.text.slice(target.start, target.end);
  const room = roomFor(action, code, model.contextLength);
  if (!room) return TOO_LONG;
  const quotes = contextOf(document, target, room.context);
  const family = chatFamily(model.name);
  const request: ChatRequest = {
    model: model.name,
    turns: actionTurns(job, target, quotes, asker.nth).map(turn => harmless(turn, family)),
    maxTokens: room.answer,
    stop: [],
    temperature: 0,
    contextLength: model.echo,
    keepAlive: keepAlive === '' ? undefined : keepAlive,
    purpose: 'action',
    files: [file],
  };
  const controlText = controlTextIn(code, family);
  return {
    kind: 'prepared',
    request,
    quoted: quotedIn(job, [{ ...target, why: actionOf(action).title }, ...quotes]),
    place: { action, document, target, controlText, project: job.project },
    ticks: asker.nth === 'second' ? 0 : fenceFor(document.text).length,
  };
}

function harmless(turn: ChatTurn, family: Family): ChatTurn {
  return { ...turn, content: withoutControlText(turn.content, family) };
}

function quotedIn(
  { document }: Job,
  pieces: readonly (Stretch & { readonly why: string })[],
): readonly QuotedPiece[] {
  return pieces.map(({ start, end, why }) => ({
    uri: document.uri,
    start,
    end,
    why,
    tokens: tokensOf(document.text.slice(start, end)),
  }));
}
