import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  CodeActionTriggerKind,
} from 'vscode-languageserver';
import type { Connection } from 'vscode-languageserver/node';
import type { ActionId } from '../../core/actions/actions.js';
import { offeredAt, offersOwn } from '../../core/actions/offeredAt.js';
import { actionOf, type OwnAction, ownIdOf } from '../../core/actions/ownActions.js';
import type { Log } from '../../core/base/log.js';
import type { CommandId } from '../../protocol/commands.js';
import { answer } from '../answer.js';
import { isCommitBox } from '../commitBoxes.js';
import type { OpenDocuments } from '../openDocuments.js';

export interface CodeActionDeps {
  readonly documents: Pick<OpenDocuments, 'get'>;
  readonly excluded: (uri: string) => boolean;
  readonly ownActions: (uri: string) => readonly OwnAction[];
  readonly log: Log;
}

/** How an editor files what is offered; the others are commands alone. */
const OFFERS: Readonly<Partial<Record<ActionId, { kind: CodeActionKind; command: CommandId }>>> = {
  fix: { kind: CodeActionKind.QuickFix, command: 'cove.fix' },
  refactor: { kind: CodeActionKind.RefactorRewrite, command: 'cove.refactor' },
  document: { kind: CodeActionKind.RefactorRewrite, command: 'cove.document' },
  explain: { kind: CodeActionKind.Empty, command: 'cove.explain' },
};

const KINDS_OF_OWN: Readonly<Record<OwnAction['delivery'], CodeActionKind>> = {
  rewrite: CodeActionKind.RefactorRewrite,
  answer: CodeActionKind.Empty,
};

export function onCodeAction(connection: Connection, deps: CodeActionDeps): void {
  connection.onCodeAction((params, token) =>
    answer(deps.log, 'codeAction', token, () => Promise.resolve(offersFor(params, deps))),
  );
}

function offersFor(
  params: CodeActionParams,
  { documents, excluded, ownActions }: CodeActionDeps,
): CodeAction[] {
  const { textDocument, range, context } = params;
  const { uri } = textDocument;
  if (!documents.get(uri) || isCommitBox(uri) || excluded(uri)) return [];
  const { start, end } = range;
  const place = {
    selected: start.line !== end.line || start.character !== end.character,
    hasProblems: 0 < context.diagnostics.length,
    asked: context.triggerKind !== CodeActionTriggerKind.Automatic,
  };
  const own = offersOwn(place) ? ownActions(uri) : [];
  return [
    ...offeredAt(place).flatMap(id => offerOf(id, params)),
    ...own.map(each => ownOfferOf(each, params)),
  ].filter(({ kind }) => isWanted(kind, context.only));
}

function offerOf(id: ActionId, { textDocument, range, context }: CodeActionParams): CodeAction[] {
  const offer = OFFERS[id];
  if (!offer) return [];
  const title = `Cove: ${actionOf(id).title}`;
  const command = { title, command: offer.command, arguments: [textDocument.uri, range] };
  const problems = offer.kind === CodeActionKind.QuickFix ? context.diagnostics : undefined;
  return [{ title, kind: offer.kind, command, ...(problems ? { diagnostics: problems } : {}) }];
}

function ownOfferOf(own: OwnAction, { textDocument, range }: CodeActionParams): CodeAction {
  const title = `Cove: ${own.title}`;
  const told = [textDocument.uri, range, ownIdOf(own)];
  const command: CommandId = 'cove.ownAction';
  return { title, kind: KINDS_OF_OWN[own.delivery], command: { title, command, arguments: told } };
}

/** A client that names kinds wants these and what lies below them: `refactor` is all refactorings. */
function isWanted(kind = '', only: readonly CodeActionKind[] | undefined): boolean {
  return only?.every(each => each !== '' && kind !== each && !kind.startsWith(`${each}.`)) !== true;
}
