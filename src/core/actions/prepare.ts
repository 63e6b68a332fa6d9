import { chatFamily } from '../models/chatFamily.js';
import type { ReadyChat } from '../models/chatModel.js';
import { controlTextIn, withoutControlText } from '../models/controlText.js';
import type { Family } from '../models/families.js';
import type { ChatRequest, ChatTurn } from '../models/modelRuntime.js';
import { tokensOf } from '../models/tokens.js';
import { actionTurns, type Try } from './actionTurns.js';
import { fenceFor } from '../text/fence.js';
import type { Job, Stretch } from './job.js';
import type { QuotedPiece } from './lastAction.js';
import { fitNearby } from './nearby/fitNearby.js';
import { type Nearby, NOTHING_NEARBY } from './nearby/nearby.js';
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
  readonly nearby?: Nearby;
  /** The name of a document for the ledger, without its folders. */
  readonly fileName: (uri: string) => string;
}

/** What is sent for a job on `target`; refused where it does not fit into the model's context. */
export function prepare(job: Job, target: Stretch, asker: Asker): Prepared | Refused {
  const { action, document } = job;
  const { model, keepAlive, fileName, nearby = NOTHING_NEARBY } = asker;
  const code = document.text.slice(target.start, target.end);
  const room = roomFor(action, code, model.contextLength);
  if (!room) return TOO_LONG;
  const told = fitNearby({ document, target }, nearby, room.context);
  const family = chatFamily(model.name);
  const request: ChatRequest = {
    model: model.name,
    turns: actionTurns(job, target, told, asker.nth).map(turn => harmless(turn, family)),
    maxTokens: room.answer,
    stop: [],
    temperature: 0,
    contextLength: model.echo,
    keepAlive: keepAlive === '' ? undefined : keepAlive,
    purpose: 'action',
    files: [...new Set([document.uri, ...told.others.map(({ uri }) => uri)])].map(fileName),
  };
  const controlText = controlTextIn(code, family);
  return {
    kind: 'prepared',
    request,
    quoted: quotedIn(job, target, told),
    place: { action, document, target, controlText, project: job.project, nearby: told },
    ticks: asker.nth === 'second' ? 0 : fenceFor(document.text).length,
  };
}

function harmless(turn: ChatTurn, family: Family): ChatTurn {
  return { ...turn, content: withoutControlText(turn.content, family) };
}

function quotedIn(
  { action, document }: Job,
  target: Stretch,
  told: Nearby,
): readonly QuotedPiece[] {
  const { uri, text } = document;
  const own = [{ ...target, why: actionOf(action).title }, ...told.own];
  return [
    ...own.map(piece => ({ ...piece, uri, tokens: tokensIn(text, piece) })),
    ...told.others.map(piece => ({
      ...piece,
      tokens: tokensIn(piece.text, piece),
    })),
  ];
}

function tokensIn(text: string, { start, end }: Stretch): number {
  return tokensOf(text.slice(start, end));
}
