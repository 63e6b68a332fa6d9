/** What the editor did not show by then, it is told of again: a busy one loses an update. */
const UPDATE_MS_MAX = 2_000;

interface Ends {
  /** Tells the editor that a document has another text. */
  readonly tell: () => void;
  /** The editor has another text, or nothing came of what it was told. */
  readonly then: () => void;
}

/**
 * The updates of a document whose text is Cove's own, one at a time: the editor throws away one
 * that another overtakes.
 */
export class UpdateLane {
  readonly #ends: Ends;
  #waiting: NodeJS.Timeout | undefined;

  constructor(ends: Ends) {
    this.#ends = ends;
  }

  /** Whether one is on its way. */
  get isBusy(): boolean {
    return this.#waiting !== undefined;
  }

  /** Sends one, unless one is on its way. */
  send(): void {
    if (this.isBusy) return;
    this.#waiting = setTimeout(() => {
      this.arrived();
    }, UPDATE_MS_MAX);
    this.#ends.tell();
  }

  /** The editor has another text. */
  arrived(): void {
    this.end();
    this.#ends.then();
  }

  /** Waits for nothing any more. */
  end(): void {
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
  }
}
