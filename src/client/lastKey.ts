import type { StatusParams } from '../protocol/status.js';

/** A key that was struck in a document: where what it put in lies, in UTF-16 units. */
export interface Key {
  readonly uri: string;
  /** The version of the document behind it. */
  readonly version: number;
  readonly from: number;
  readonly to: number;
}

export type DocumentVersion = Pick<Key, 'uri' | 'version'>;

/** Who struck a key longer ago than this, in ms, no longer waits for what comes of it. */
const AWAITED_MS_MAX = 30_000;

/**
 * The last key, and whether it is still to be asked for on behalf of the editor. That is so in three
 * cases: the editor heeds no keys yet, as in the first seconds of a window; it had an empty answer,
 * since there was no model to ask, and there is one now; it waited no longer, and there is an answer.
 *
 * **Invariant:** what a model answered while the editor waited is not asked for again.
 */
export class LastKey {
  #key: Key | undefined;
  #struckAt = 0;
  #became: 'nothing' | 'asked' | 'due' = 'nothing';
  /** The editor asked by itself, as it does at each key from then on. */
  #isHeeded = false;
  #isThereModel = false;

  struck(key: Key, now: number): void {
    this.#key = key;
    this.#struckAt = now;
    this.#became = 'nothing';
  }

  /** The document changed otherwise. */
  changed(uri: string): void {
    if (this.#key?.uri === uri) this.#key = undefined;
  }

  asked(document: DocumentVersion, byItself: boolean): void {
    this.#isHeeded ||= byItself;
    if (this.#isAbout(document)) this.#became = 'asked';
  }

  /** What was asked has no answer. */
  unanswered(document: DocumentVersion): void {
    if (!this.#isThereModel && this.#isAbout(document)) this.#became = 'due';
  }

  /** What was asked has an answer, for which the editor did not wait. */
  late(document: DocumentVersion): void {
    if (this.#isAbout(document)) this.#became = 'due';
  }

  statusIs({ state, model }: StatusParams): void {
    // A server holds what it is asked while it loads a model.
    this.#isThereModel = model !== undefined && state !== 'problem' && state !== 'paused';
  }

  /** What to ask for now, as far as the cursor is still there. */
  due(now: number): Key | undefined {
    if (!this.#isThereModel || AWAITED_MS_MAX < now - this.#struckAt) return undefined;
    const isDue = this.#became === 'due' || (this.#became === 'nothing' && !this.#isHeeded);
    return isDue ? this.#key : undefined;
  }

  #isAbout({ uri, version }: DocumentVersion): boolean {
    return this.#key?.uri === uri && this.#key.version === version;
  }
}
