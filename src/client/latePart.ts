import type * as vscode from 'vscode';

/**
 * A part that is read and built once somebody wants it, and only then has something to dispose of.
 * Where that fails, whoever wants it next tries again.
 */
export class LatePart<Part extends vscode.Disposable> implements vscode.Disposable {
  readonly #build: () => Promise<Part>;
  #part: Promise<Part> | undefined;

  constructor(build: () => Promise<Part>) {
    this.#build = build;
  }

  get(): Promise<Part> {
    this.#part ??= this.#begin();
    return this.#part;
  }

  dispose(): void {
    this.#part
      ?.then(part => {
        part.dispose();
      })
      .catch(() => undefined);
  }

  #begin(): Promise<Part> {
    const part = this.#build();
    part.catch(() => {
      this.#part = undefined;
    });
    return part;
  }
}
