import * as vscode from 'vscode';
import type { ActionRewrite, ActionRunResult } from '../protocol/actions.js';
import type { CodeApplyParams } from '../protocol/apply.js';
import { METHODS } from '../protocol/methods.js';
import { FILE_SCHEMES } from './fileSchemes.js';
import { fileNamed } from './fileNamed.js';
import type { ServerLink } from './serverLink.js';

/** Shows what would change in a document, to be decided on. */
export type Review = (change: {
  readonly title: string;
  readonly document: vscode.TextDocument;
  readonly result: ActionRewrite;
}) => Promise<void>;

export interface AppliedCode {
  readonly text: string;
  /** What stands behind its fence, which may name a file. */
  readonly info: string;
  /** What the answer was made from. */
  readonly files: readonly string[];
}

export interface ApplyTools {
  readonly link: Pick<ServerLink, 'ask'>;
  readonly review: Review;
  readonly insert: (text: string) => Promise<void>;
}

const INSERT = 'Insert at Cursor';

/**
 * Shows code where it belongs: in the file that its fence names, in what the answer was made from,
 * or in what is open, the first of them that has a place for it; what is new goes to the end of the
 * first.
 */
export async function applyCode(code: AppliedCode, tools: ApplyTools): Promise<void> {
  let reason = 'No open file has a place for this code.';
  const files = await filesFor(code);
  const tries = [false, true].flatMap(mayAdd => files.map(uri => ({ uri, mayAdd })));
  for (const { uri, mayAdd } of tries) {
    const document = await opened(uri);
    if (!document) continue;
    const params: CodeApplyParams = { textDocument: { uri }, code: code.text, mayAdd };
    const result = await tools.link.ask<ActionRunResult>(METHODS.codeApply, params);
    if (result?.kind === 'rewrite') {
      await tools.review({ title: 'Apply', document, result });
      return;
    }
    reason = result?.text ?? reason;
  }
  const answer = await vscode.window.showInformationMessage(reason, INSERT);
  if (answer === INSERT) await tools.insert(code.text);
}

/** Each file once, the likeliest first. */
async function filesFor({ info, files }: AppliedCode): Promise<readonly string[]> {
  const name = fileNamed(info);
  const named = name === undefined ? [] : await vscode.workspace.findFiles(`**/${name}`, null, 2);
  const shown = [vscode.window.activeTextEditor, ...vscode.window.visibleTextEditors].flatMap(
    editor => editor?.document.uri ?? [],
  );
  const addresses = (uris: readonly vscode.Uri[]): readonly string[] =>
    uris.map(uri => uri.toString());
  return [...new Set([...addresses(named), ...files, ...addresses(shown)])];
}

async function opened(address: string): Promise<vscode.TextDocument | undefined> {
  const uri = vscode.Uri.parse(address);
  if (!FILE_SCHEMES.includes(uri.scheme)) return undefined;
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}
