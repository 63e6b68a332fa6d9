import * as vscode from 'vscode';
import { nameOf } from './nameOf.js';

/** What Cove uses of the interface of VS Code's own Git extension, version 1. */
interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): GitApi;
}

interface GitApi {
  readonly repositories: readonly Repository[];
  getRepository(uri: vscode.Uri): Repository | null;
}

export interface Repository {
  readonly rootUri: vscode.Uri;
  readonly inputBox: { value: string };
  /** What is staged, or else what is not. */
  diff(cached: boolean): Promise<string>;
  log(options: { readonly maxEntries: number }): Promise<readonly { readonly message: string }[]>;
}

/** Git as the editor knows it; undefined where its extension is turned off or missing. */
export async function gitApi(): Promise<GitApi | undefined> {
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  if (!extension) return undefined;
  const git = await extension.activate();
  return git.enabled ? git.getAPI(1) : undefined;
}

/** The repository that a title bar tells, or that of the file that is shown, or one that is picked. */
export async function repositoryOf(git: GitApi, told: unknown): Promise<Repository | undefined> {
  const root = rootIn(told) ?? vscode.window.activeTextEditor?.document.uri;
  const known = root && git.getRepository(root);
  if (known) return known;
  const [first, ...others] = git.repositories;
  if (!first || others.length === 0) return first;
  const items = git.repositories.map(repository => ({
    label: nameOf(repository.rootUri),
    description: repository.rootUri.fsPath,
    repository,
  }));
  const picked = await vscode.window.showQuickPick(items, { title: 'Cove: Write Commit Message' });
  return picked?.repository;
}

function rootIn(told: unknown): vscode.Uri | undefined {
  if (typeof told !== 'object' || told === null || !('rootUri' in told)) return undefined;
  return told.rootUri instanceof vscode.Uri ? told.rootUri : undefined;
}
