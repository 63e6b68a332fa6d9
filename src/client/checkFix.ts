import * as vscode from 'vscode';
import { problemsLeft } from '../core/review/problemsLeft.js';
import { quoted } from './quoted.js';
import { tell } from './tell.js';

/** What looks at code while it is typed has looked at it by then. */
const LOOK_MS_MAX = 10_000;

/** Several look at the same code, one after the other. */
const QUIET_MS = 800;

const SAID_MS = 10_000;

const AGAIN = 'Fix Again';

/** What a fix was asked for. */
export interface Fix {
  readonly document: vscode.TextDocument;
  /** All that was reported of the document. */
  readonly before: readonly vscode.Diagnostic[];
  /** What of it was to go away. */
  readonly asked: readonly vscode.Diagnostic[];
}

/**
 * Says whether what was to be fixed is gone, once whoever reports it has looked at the new code;
 * says nothing where nobody does.
 */
export async function checkFix({ document, before, asked }: Fix): Promise<void> {
  if (asked.length === 0 || !(await isLookedAt(document))) return;
  const after = reportedOf(document);
  const { left, fresh } = problemsLeft({
    before: before.map(messageOf),
    asked: asked.map(messageOf),
    after: after.map(messageOf),
  });
  const [first] = left;
  if (first !== undefined) {
    const place = after.find(problem => messageOf(problem) === first)?.range;
    await offerAnother(document, place, `Still reported: ${quoted(first)}${more(left)}`);
    return;
  }
  const [unknown] = fresh;
  if (unknown !== undefined) {
    const text = `The fix is in, and ${quoted(unknown)}${more(fresh)} is new. One undo takes it back.`;
    await tell('warning', text);
  } else {
    const what = asked.length === 1 ? 'The problem is' : `All ${asked.length} problems are`;
    vscode.window.setStatusBarMessage(`$(check) ${what} gone`, SAID_MS);
  }
}

/** What is wrong with a document, without what is only advice. */
export function reportedOf({ uri }: vscode.TextDocument): readonly vscode.Diagnostic[] {
  const worst = [vscode.DiagnosticSeverity.Error, vscode.DiagnosticSeverity.Warning];
  return vscode.languages.getDiagnostics(uri).filter(({ severity }) => worst.includes(severity));
}

/** Some look at code while it is typed, others once it is saved. */
async function isLookedAt(document: vscode.TextDocument): Promise<boolean> {
  if (await isReportedAnew(document)) return true;
  if (!document.isDirty) return false;
  return (await isSaved(document)) && isReportedAnew(document);
}

/** Whether reports of a document change within a while; resolves once they are quiet. */
function isReportedAnew({ uri }: vscode.TextDocument): Promise<boolean> {
  const own = uri.toString();
  return new Promise(resolve => {
    const over = (found: boolean): void => {
      listening.dispose();
      resolve(found);
    };
    let timer = setTimeout(over, LOOK_MS_MAX, false);
    const listening = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      if (!uris.some(each => each.toString() === own)) return;
      clearTimeout(timer);
      timer = setTimeout(over, QUIET_MS, true);
    });
  });
}

/** Resolves once it is saved; with `false` where it is closed before. */
function isSaved({ uri }: vscode.TextDocument): Promise<boolean> {
  const own = uri.toString();
  return new Promise(resolve => {
    const over = (document: vscode.TextDocument, saved: boolean): void => {
      if (document.uri.toString() !== own) return;
      listening.dispose();
      resolve(saved);
    };
    const listening = vscode.Disposable.from(
      vscode.workspace.onDidSaveTextDocument(document => {
        over(document, true);
      }),
      vscode.workspace.onDidCloseTextDocument(document => {
        over(document, false);
      }),
    );
  });
}

async function offerAnother(
  { uri }: vscode.TextDocument,
  range: vscode.Range | undefined,
  text: string,
): Promise<void> {
  const answer = await tell('warning', text, AGAIN);
  if (answer !== AGAIN || !range) return;
  await vscode.commands.executeCommand('cove.fix', uri.toString(), range);
}

function messageOf({ message }: vscode.Diagnostic): string {
  return message;
}

function more(messages: readonly string[]): string {
  return messages.length === 1 ? '' : ` and ${messages.length - 1} more`;
}
