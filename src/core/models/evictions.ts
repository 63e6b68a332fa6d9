import type { LoadedModel } from './modelRuntime.js';

/** Notices that a model which was in memory was thrown out for another one. */
export class Evictions {
  #last = '';
  #by: string | undefined;

  /** The model that took the place of the last one; undefined where none did. */
  get by(): string | undefined {
    return this.#by;
  }

  /** The model is in memory. */
  isThere(model: string): void {
    this.#last = model;
  }

  /** A model that was here, and is gone while another one is, was thrown out for that one. */
  isMissing(model: string, loaded: readonly LoadedModel[]): void {
    const [other] = loaded.filter(({ name }) => name !== model);
    if (this.#last === model && other) this.#by = other.name;
  }

  /** What happened before is of no matter any more. */
  forget(): void {
    this.#by = undefined;
  }
}
