import * as vscode from 'vscode';
import type { CommitMessageResult, CommitPiece } from '../protocol/commit.js';
import { METHODS } from '../protocol/methods.js';
import { gitApi, repositoryOf, type Repository } from './gitApi.js';
import type { ServerLink } from './serverLink.js';
import { tell } from './tell.js';

const NO_GIT =
  'There is no Git repository here. Open a folder of one, and look whether the extension "Git" and the setting "git.enabled" are on.';

/** How the project's messages sound. */
const RECENT_COMMITS = 10;

/** A context key: whether a message is being written. */
const WRITING = 'cove.writingCommit';

/**
 * Writes commit messages into the box of the source control view, one for each repository at a time.
 *
 * **Invariant:** where it is stopped or fails the box holds what it held before, and one undo takes
 * the message back. What the person types meanwhile ends it, and is kept.
 */
export class CommitMessages implements vscode.Disposable {
  readonly #link: ServerLink;
  /** What ends those that are being written, by the address of the repository. */
  readonly #running = new Map<string, AbortController>();

  constructor(link: ServerLink) {
    this.#link = link;
  }

  /** Writes the message of what is staged, or else of what was changed. */
  async write(told: unknown): Promise<void> {
    const git = await gitApi();
    const repository = git && (await repositoryOf(git, told));
    if (!repository) {
      await tell('warning', NO_GIT);
      return;
    }
    const key = repository.rootUri.toString();
    if (this.#running.has(key)) return;
    const controller = new AbortController();
    this.#running.set(key, controller);
    this.#tell();
    try {
      const refusal = await vscode.window.withProgress(
        { location: vscode.ProgressLocation.SourceControl },
        () => this.#toldInto(repository, controller),
      );
      if (refusal !== undefined) void tell('warning', refusal);
    } finally {
      this.#running.delete(key);
      this.#tell();
    }
  }

  /** Ends the message of a repository, or all that are being written. */
  async stop(told: unknown): Promise<void> {
    const git = await gitApi();
    const one = told === undefined ? undefined : git && (await repositoryOf(git, told));
    const running = one && this.#running.get(one.rootUri.toString());
    for (const each of running ? [running] : this.#running.values()) each.abort();
  }

  dispose(): void {
    for (const each of this.#running.values()) each.abort();
  }

  #tell(): void {
    void vscode.commands.executeCommand('setContext', WRITING, 0 < this.#running.size);
  }

  /** The source control view shows that it runs; the status bar says how far it is. */
  #toldInto(repository: Repository, controller: AbortController): Thenable<string | undefined> {
    const where = { location: vscode.ProgressLocation.Window, title: 'Cove: commit message' };
    return vscode.window.withProgress(where, progress =>
      this.#writeInto(repository, controller, message => {
        progress.report({ message });
      }),
    );
  }

  /** Why there is no message, where that is to be said. */
  async #writeInto(
    repository: Repository,
    controller: AbortController,
    tell: (words: string) => void,
  ): Promise<string | undefined> {
    const { rootUri, inputBox } = repository;
    const before = inputBox.value;
    const { diff, recent } = await changeIn(repository);
    const root = rootUri.toString();
    const params = { root, diff, recent, begun: before };
    // The editor tells late of what is put into the box, and what was put there before comes back.
    const own = new Set([before]);
    const show = (text: string): void => {
      // The person's own words count for more.
      if (!own.has(inputBox.value)) controller.abort();
      if (controller.signal.aborted) return;
      own.add(text);
      inputBox.value = text;
    };
    const result = await this.#link.follow<CommitMessageResult, CommitPiece>(
      METHODS.commitMessage,
      params,
      {
        signal: controller.signal,
        onProgress: ({ text }) => {
          show(text);
          tell(`${text.length} characters so far`);
        },
        onWait: words => {
          if (own.size === 1) tell(words);
        },
        field: 'partialResultToken',
      },
    );
    if (!own.has(inputBox.value)) return undefined;
    const isWritten = result?.kind === 'message' && !controller.signal.aborted;
    // Each piece is a step of its own to undo; with the old text before the last, one is enough.
    if (1 < own.size) inputBox.value = before;
    if (isWritten) inputBox.value = result.text;
    return result?.kind === 'answer' ? result.text : undefined;
  }
}

/** A repository without a commit has no log. */
async function changeIn(
  repository: Pick<Repository, 'diff' | 'log'>,
): Promise<{ readonly diff: string; readonly recent: readonly string[] }> {
  const staged = await repository.diff(true);
  const diff = staged.trim() === '' ? await repository.diff(false) : staged;
  const commits = await repository.log({ maxEntries: RECENT_COMMITS }).catch(() => []);
  return { diff, recent: commits.map(({ message }) => message) };
}
