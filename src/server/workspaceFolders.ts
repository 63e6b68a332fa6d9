import type { InitializeParams } from 'vscode-languageserver';

/** The folders of the workspace as they are now, by URI. */
export class WorkspaceFolders {
  readonly #uris: Set<string>;

  constructor({ workspaceFolders }: Pick<InitializeParams, 'workspaceFolders'>) {
    this.#uris = new Set(workspaceFolders?.map(({ uri }) => uri));
  }

  get all(): readonly string[] {
    return [...this.#uris];
  }

  change(added: readonly string[], removed: readonly string[]): void {
    for (const uri of removed) this.#uris.delete(uri);
    for (const uri of added) this.#uris.add(uri);
  }
}
