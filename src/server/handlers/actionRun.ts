import * as v from 'valibot';
import { type Connection, ProgressType } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ActionRunner, ActionSettings } from '../../core/actions/actionRunner.js';
import { ACTION_IDS } from '../../core/actions/actions.js';
import type { Heard } from '../../core/actions/hearAction.js';
import type { ActionDocument, Job } from '../../core/actions/job.js';
import {
  type Asked,
  findOwnAction,
  OWN_MARK,
  type OwnAction,
} from '../../core/actions/ownActions.js';
import { CHANGED_MEANWHILE, NO_SUCH_ACTION, NOT_OPEN } from '../../core/actions/refusals.js';
import type { TestProject } from '../../core/actions/tests/testProject.js';
import { untilAborted } from '../../core/base/untilAborted.js';
import type { Log } from '../../core/base/log.js';
import type { ActionPiece, ActionRunResult } from '../../protocol/actions.js';
import { METHODS } from '../../protocol/methods.js';
import { stretchFromProto } from '../fromProto.js';
import { onQuery } from '../onQuery.js';
import type { OpenDocuments } from '../openDocuments.js';
import { heardToProto, outcomeToProto } from '../toProto.js';

export interface ActionRunDeps {
  readonly documents: Pick<OpenDocuments, 'get'>;
  readonly actions: Pick<ActionRunner, 'run'>;
  readonly settings: (uri: string) => ActionSettings;
  readonly ownActions: (uri: string) => readonly OwnAction[];
  /** What is around a document that tests are written for. */
  readonly projectOf: (uri: string) => Promise<TestProject | undefined>;
  readonly log: Log;
}

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const Position = v.object({ line: Count, character: Count });
export const Range = v.object({ start: Position, end: Position });

/** What makes no sense of what may be missing counts as missing. */
const Params = v.object({
  action: v.union([v.picklist(ACTION_IDS), v.pipe(v.string(), v.startsWith(OWN_MARK))]),
  textDocument: v.object({ uri: v.string() }),
  range: Range,
  instruction: v.fallback(v.optional(v.string(), ''), ''),
  diagnostics: v.fallback(
    v.optional(v.array(v.object({ message: v.string(), range: Range })), []),
    [],
  ),
  merges: v.fallback(v.optional(v.boolean(), false), false),
  partialResultToken: v.fallback(v.optional(v.union([v.string(), v.number()])), undefined),
});

const PIECES = new ProgressType<ActionPiece>();

export function onActionRun(connection: Connection, deps: ActionRunDeps): void {
  const { documents, actions, settings, ownActions, projectOf, log } = deps;
  onQuery(connection, log, METHODS.actionRun, async (params, signal): Promise<ActionRunResult> => {
    const read = v.parse(Params, params);
    const open = documents.get(read.textDocument.uri);
    if (!open) return { kind: 'answer', text: NOT_OPEN.text, refused: true };
    const document = asItIs(open);
    const asked = askedIn(read.action, ownActions(document.uri));
    if (!asked) return outcomeToProto(NO_SUCH_ACTION, document);
    const { partialResultToken: token, merges } = read;
    const onPiece = (piece: Heard): void => {
      if (token === undefined) return;
      void connection.sendProgress(PIECES, token, heardToProto(piece, document));
    };
    const options = { settings: settings(document.uri), onPiece };
    const project =
      asked === 'test' ? await untilAborted(projectOf(document.uri), signal) : undefined;
    const job = { ...jobOf(asked, read, document), project };
    const outcome = await actions.run(job, options, signal);
    const isStale = documents.get(document.uri)?.version !== document.version;
    // Edits of a text that is gone would hit another place, unless the client carries them over.
    if (isStale && !merges && outcome.kind === 'rewrite')
      return outcomeToProto(CHANGED_MEANWHILE, document);
    return outcomeToProto(outcome, document);
  });
}

/** A copy: an open document changes under the hands of whoever reads it. */
function asItIs(open: TextDocument): TextDocument {
  const { uri, languageId, version } = open;
  return TextDocument.create(uri, languageId, version, open.getText());
}

function askedIn(action: string, own: readonly OwnAction[]): Asked | undefined {
  return ACTION_IDS.find(id => id === action) ?? findOwnAction(action, own);
}

function jobOf(action: Asked, read: v.InferOutput<typeof Params>, document: TextDocument): Job {
  return {
    action,
    document: actionDocument(document),
    range: stretchFromProto(document, read.range),
    instruction: read.instruction,
    problems: read.diagnostics.map(({ message, range }) => ({
      message,
      ...stretchFromProto(document, range),
    })),
  };
}

export function actionDocument(document: TextDocument): ActionDocument {
  return { uri: document.uri, language: document.languageId, text: document.getText() };
}
