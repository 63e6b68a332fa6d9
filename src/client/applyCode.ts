import * as vscode from 'vscode';
import type { ActionRunResult } from '../protocol/actions.js';
import type { CodeApplyParams } from '../protocol/apply.js';
import { METHODS } from '../protocol/methods.js';
import { applyTries, type Try } from './applyTries.js';
import { fileNamed } from './fileNamed.js';
import { isFile } from './fileSchemes.js';
import { nameDefined } from './nameDefined.js';
import type { Proposal } from './proposals.js';
import type { ServerLink } from './serverLink.js';
import { tell } from './tell.js';
import { within } from './within.js';

/** Shows what would change in a document, to be decided on. */
export type Review = (proposal: Proposal) => Promise<void>;

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

/** Who clicked waits; a language that is still reading its project takes longer. */
const SYMBOLS_MS_MAX = 2_000;

const INSERT = 'Insert at Cursor';

/**
 * Shows code where it belongs: in the first file that has a place for it, of the one that its fence
 * names, the one the person works in, those that the answer was made from, those that are seen, and
 * the one of the workspace that alone defines the same.
 */
export async function applyCode(code: AppliedCode, tools: ApplyTools): Promise<void> {
  let reason = 'No open file has a place for this code.';
  for await (const each of placesFor(code)) {
    const document = await opened(each.uri);
    if (!document) continue;
    const params = paramsFor(each, code.text);
    const result = await tools.link.ask<ActionRunResult>(METHODS.codeApply, params);
    if (result?.kind === 'rewrite') {
      await tools.review({ title: 'Apply', document, result });
      return;
    }
    if (result?.unchanged) {
      void tell('information', isThere(document));
      return;
    }
    reason = result?.text ?? reason;
  }
  const answer = await tell('information', reason, INSERT);
  if (answer === INSERT) await tools.insert(code.text);
}

/** What the workspace knows is asked for only where no file at hand defines what the code does. */
async function* placesFor(code: AppliedCode): AsyncGenerator<Try> {
  const tries = await triesFor(code);
  const byName = tries.filter(({ by }) => by === 'names');
  yield* byName;
  const uri = await definedElsewhere(code.text);
  if (uri !== undefined && !byName.some(each => each.uri === uri)) yield { uri, by: 'names' };
  yield* tries.filter(({ by }) => by !== 'names');
}

/** The one file of the workspace that defines what the code does, as far as the editor knows. */
async function definedElsewhere(code: string): Promise<string | undefined> {
  const name = nameDefined(code);
  if (name === undefined) return undefined;
  const symbols = await within(SYMBOLS_MS_MAX, symbolsOf(name));
  const files = (symbols ?? [])
    .filter(symbol => symbol.name.replace(/\(.*$/, '') === name)
    .map(({ location }) => location.uri)
    .filter(uri => vscode.workspace.getWorkspaceFolder(uri) && !uri.path.includes('/node_modules/'))
    .map(uri => uri.toString());
  const [first, ...others] = new Set(files);
  return others.length === 0 ? first : undefined;
}

async function symbolsOf(name: string): Promise<readonly vscode.SymbolInformation[] | undefined> {
  try {
    return await vscode.commands.executeCommand('vscode.executeWorkspaceSymbolProvider', name);
  } catch {
    return undefined;
  }
}

async function triesFor({ info, files }: AppliedCode): Promise<readonly Try[]> {
  const name = fileNamed(info);
  const named = name === undefined ? [] : await vscode.workspace.findFiles(`**/${name}`, null, 2);
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  return applyTries({
    named: named.map(uri => uri.toString()),
    active: activeTextEditor?.document.uri.toString(),
    read: files,
    shown: visibleTextEditors.map(({ document }) => document.uri.toString()),
  });
}

function paramsFor({ uri, by }: Try, code: string): CodeApplyParams {
  const ways = { names: { namesOnly: true }, lines: {}, end: { mayAdd: true } };
  return { textDocument: { uri }, code, ...ways[by] };
}

function isThere({ uri }: vscode.TextDocument): string {
  return `There is nothing to change: ${vscode.workspace.asRelativePath(uri)} has this code already.`;
}

async function opened(address: string): Promise<vscode.TextDocument | undefined> {
  const uri = vscode.Uri.parse(address);
  if (!isFile(uri)) return undefined;
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}
