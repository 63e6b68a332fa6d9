/** What the editor did not show by then, it is told of again: a busy one loses an update. */
const UPDATE_MS_MAX = 2_000;

/** Tells the editor that a document has another text. */
interface Changed<Address> {
  fire(address: Address): void;
}

/**
 * The updates of a document whose text is Cove's own, one at a time: the editor throws away one
 * that another overtakes.
 */
export class UpdateLane<Address> {
  readonly #address: Address;
  readonly #changed: Changed<Address>;
  readonly #update: () => void;
  #waiting: NodeJS.Timeout | undefined;

  /** `update` looks what the editor has, and sends what it has not. */
  constructor(address: Address, changed: Changed<Address>, update: () => void) {
    this.#address = address;
    this.#changed = changed;
    this.#update = update;
  }

  /** There is another text: looks at it now, or else once what is on its way has arrived. */
  renew(): void {
    if (this.#waiting === undefined) this.#update();
  }

  /** Sends one, unless one is on its way. */
  send(): void {
    if (this.#waiting !== undefined) return;
    this.#waiting = setTimeout(() => {
      this.arrived();
    }, UPDATE_MS_MAX);
    this.#changed.fire(this.#address);
  }

  /** The editor has another text, or nothing came of what it was told. */
  arrived(): void {
    this.end();
    this.#update();
  }

  /** Waits for nothing any more. */
  end(): void {
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
  }
}
