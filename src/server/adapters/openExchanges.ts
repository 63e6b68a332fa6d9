/** What is under way, and can be ended. */
export interface Underway {
  /** Resolves once it has ended. */
  end(): Promise<void>;
}

/** The exchanges with a server of models that have not ended: before the process does, they do. */
export class OpenExchanges {
  readonly #open = new Set<Underway>();
  #areOver = false;

  /** Whether none may begin any more. */
  get areOver(): boolean {
    return this.#areOver;
  }

  add(exchange: Underway): void {
    this.#open.add(exchange);
  }

  drop(exchange: Underway): void {
    this.#open.delete(exchange);
  }

  /** Ends all, and resolves once their sockets are closed; none begins afterwards. */
  async end(): Promise<void> {
    this.#areOver = true;
    await Promise.all([...this.#open].map(exchange => exchange.end()));
  }
}
