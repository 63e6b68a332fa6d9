interface Shown {
  readonly text: string;
  /** Whether a document has it. */
  isRead: boolean;
}

/** What is shown in read-only documents: each text is kept until its document is closed. */
export class ShownTexts {
  readonly #texts = new Map<string, Shown>();

  /** From now on the document of that address has another text. */
  write(address: string, text: string): void {
    this.#texts.set(address, { text, isRead: false });
  }

  /** The text of a document that opens, or looks for what is new; undefined where none is kept. */
  read(address: string): string | undefined {
    const shown = this.#texts.get(address);
    if (shown) shown.isRead = true;
    return shown?.text;
  }

  /** A document is closed: a text that was written for the next one of its address stays. */
  closed(address: string): void {
    if (this.#texts.get(address)?.isRead === true) this.#texts.delete(address);
  }
}
