import { Evictions } from './evictions.js';
import type { Explanation } from './explainFault.js';
import { type LoadedModel, type ModelRuntime, OLLAMA } from './modelRuntime.js';
import { noteOn, type NoteSubject } from './notes.js';
import { leaksMemory } from './versionFinding.js';

/** What a person may want to know of a model that works, with what has to be remembered for that. */
export class ModelNotes {
  readonly #runtime: Pick<ModelRuntime, 'server' | 'version'>;
  readonly #evictions = new Evictions();
  #version: string | undefined;

  constructor(runtime: Pick<ModelRuntime, 'server' | 'version'>) {
    this.#runtime = runtime;
  }

  /** What could be better with a model that is in memory; undefined where all is well. */
  async on(
    subject: Pick<NoteSubject, 'model' | 'family' | 'contextLength'>,
    signal: AbortSignal,
  ): Promise<Explanation | undefined> {
    this.#evictions.isThere(subject.model.name);
    const version = await this.#versionHere(signal);
    return noteOn({ ...subject, version, evictedBy: this.#evictions.by });
  }

  /** A model is not in memory, and these are. */
  isMissing(model: string, loaded: readonly LoadedModel[]): void {
    this.#evictions.isMissing(model, loaded);
  }

  /** The server is gone: what comes back may be another one. */
  serverGone(): void {
    this.#version = undefined;
  }

  /** What was known is of no matter any more. */
  forget(): void {
    this.#evictions.forget();
    this.#version = undefined;
  }

  /**
   * The version of Ollama, which is asked once, or until it is one that need not be updated; empty
   * where it does not say, or is another server.
   */
  async #versionHere(signal: AbortSignal): Promise<string> {
    if (this.#runtime.server !== OLLAMA) return '';
    if (this.#version === undefined || leaksMemory(this.#version)) {
      this.#version = await this.#runtime.version(signal).catch(() => '');
    }
    return this.#version;
  }
}
