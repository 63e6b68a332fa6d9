import * as vscode from 'vscode';
import type { ActionName, ActionPiece, ActionRange, ActionRunResult } from '../protocol/actions.js';
import { COMMANDS } from '../protocol/commands.js';
import { METHODS } from '../protocol/methods.js';
import { checkFix, reportedOf } from './checkFix.js';
import { highlight } from './highlight.js';
import { isReadOnly } from './isReadOnly.js';
import { nameOf } from './nameOf.js';
import type { Pages } from './pages.js';
import type { Proposals } from './proposals.js';
import { editorRange, plainRange } from './ranges.js';
import type { ReviewSession } from './reviewSession.js';
import type { ServerLink } from './serverLink.js';
import { signalOf } from './signalOf.js';
import { tell } from './tell.js';
import { unlinked } from './unlinked.js';

export interface ActionTools {
  readonly link: ServerLink;
  readonly pages: Pages;
  readonly proposals: Proposals;
}

export interface Place {
  readonly document: vscode.TextDocument;
  readonly range: vscode.Range;
}

/**
 * Runs an action on what is selected, or on the function around the cursor. New code is shown
 * beside the old, and put into the document when the person says so.
 */
export async function runAction(
  action: ActionName,
  { link, pages, proposals }: ActionTools,
  told: readonly unknown[],
): Promise<void> {
  const place = await placeOf(told);
  const instruction = action === 'edit' ? await askForInstruction() : '';
  if (!place || instruction === undefined) return;
  const title = titleOf(action);
  const { document } = place;
  if (CHANGING.includes(action) && (await isReadOnly(document))) {
    await tell('warning', `${nameOf(document.uri)} is read-only, so nothing was done.`);
    return;
  }
  const stopping = new AbortController();
  const stop = (): void => {
    stopping.abort();
  };
  const onKept = action === 'fix' ? checking(place) : undefined;
  const session = await proposals.prepare({ title, document, stop, ...(onKept && { onKept }) });
  const params = { action, instruction, merges: true, ...onTheWire(place) };
  const result = await followed({ link, title, params, session }, stopping.signal);
  if (result?.kind === 'rewrite' && 0 < result.edits.length) session.end(result);
  else session.close();
  if (result?.kind === 'rewrite' && result.file) {
    await openProposed(result.file, document.languageId);
  }
  if (result?.kind !== 'answer') return;
  if (result.refused) await tell('warning', result.text);
  else await pages.showAnswer(`${title} ${nameOf(place.document.uri)}`, result.text);
}

/** What looks, once a fix is in, whether what is reported of the place now is gone. */
function checking(place: Place): () => void {
  const { document } = place;
  const before = reportedOf(document);
  const about = problemsAt(place);
  const asked = before.filter(problem => about.includes(problem));
  return () => void checkFix({ document, before, asked });
}

/** What writes into the document; of the person's own ones nobody knows before they run. */
const CHANGING: readonly ActionName[] = ['refactor', 'fix', 'document', 'edit'];

interface Running {
  readonly link: ServerLink;
  readonly title: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly session: ReviewSession;
}

/**
 * The result of an action; what comes of it meanwhile goes to the session, which can stop it.
 *
 * A message says that it runs, until the session's page does.
 */
async function followed(
  running: Running,
  stopped: AbortSignal,
): Promise<ActionRunResult | undefined> {
  let result: Promise<ActionRunResult | undefined> = Promise.resolve(undefined);
  const title = unlinked(`Cove: ${running.title}`);
  const location = vscode.ProgressLocation.Notification;
  await vscode.window.withProgress({ location, title, cancellable: true }, (progress, token) => {
    const signal = AbortSignal.any([signalOf(token), stopped]);
    result = asked(running, progress, signal);
    return Promise.race([result, running.session.seen]);
  });
  return result;
}

async function asked(
  { link, params, session }: Running,
  progress: vscode.Progress<{ readonly message: string }>,
  signal: AbortSignal,
): Promise<ActionRunResult | undefined> {
  const { document } = session.subject;
  let said = 0;
  let marked: vscode.TextEditorDecorationType | undefined;
  const onProgress = ({ text, target, version, code }: ActionPiece): void => {
    if (target) marked = highlight(document, target);
    if (target && code !== undefined) void session.begin(target, version ?? document.version);
    else if (code !== undefined) session.write(code);
    said += text.length;
    if (0 < said) progress.report({ message: `${said} characters so far` });
  };
  const onWait = (message: string): void => {
    if (said === 0) progress.report({ message: unlinked(message) });
  };
  const following = { signal, onProgress, onWait, field: 'partialResultToken' } as const;
  try {
    return await link.follow<ActionRunResult, ActionPiece>(METHODS.actionRun, params, following);
  } finally {
    marked?.dispose();
  }
}

/** One of a person's own is called by its title. */
function titleOf(action: ActionName): string {
  const [, own] = /^own:(.*)$/s.exec(action) ?? [];
  const row = Object.entries(COMMANDS).find(([id]) => id === `cove.${action}`)?.[1];
  return own ?? row?.title.replace('…', '') ?? '';
}

/** A code action tells where; a command means where the cursor is. */
export async function placeOf([uri, range]: readonly unknown[]): Promise<Place | undefined> {
  if (typeof uri === 'string' && isRange(range)) {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
    return { document, range: editorRange(range) };
  }
  const editor = vscode.window.activeTextEditor;
  return editor && { document: editor.document, range: editor.selection };
}

function askForInstruction(): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: 'Cove: Edit',
    prompt: 'What is to be changed in the selection, or around the cursor',
  });
}

function onTheWire(place: Place): object {
  const diagnostics = problemsAt(place).map(({ message, range }) => ({
    message,
    range: plainRange(range),
  }));
  const textDocument = { uri: place.document.uri.toString() };
  return { textDocument, range: plainRange(place.range), diagnostics };
}

/** What is reported of the lines of a place. */
function problemsAt({ document, range }: Place): readonly vscode.Diagnostic[] {
  const { start, end } = range;
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(
      problem => problem.range.start.line <= end.line && start.line <= problem.range.end.line,
    );
}

/** A file that is not on the disk until the person saves it. */
async function openProposed(
  { uri, text }: { readonly uri: string; readonly text: string },
  language: string,
): Promise<void> {
  const unsaved = vscode.Uri.parse(uri).with({ scheme: 'untitled' });
  const editor = await vscode.window.showTextDocument(unsaved, {
    viewColumn: vscode.ViewColumn.Beside,
  });
  await vscode.languages.setTextDocumentLanguage(editor.document, language);
  await editor.edit(edit => {
    edit.insert(new vscode.Position(0, 0), text);
  });
}

function isRange(value: unknown): value is ActionRange {
  if (typeof value !== 'object' || value === null) return false;
  return 'start' in value && 'end' in value && isPosition(value.start) && isPosition(value.end);
}

function isPosition(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (!('line' in value) || !('character' in value)) return false;
  return typeof value.line === 'number' && typeof value.character === 'number';
}
