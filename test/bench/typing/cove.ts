import { setTimeout as wait } from 'node:timers/promises';
import { CancellationTokenSource, type InlineCompletionItem } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Instrument, ServerProcess } from '../../support/serverProcess.js';
import { readyServer } from '../readyServer.js';
import type { Competitor, Edit, Site, Suggestion } from './document.js';

const URI = 'file:///work/src/tides.ts';
const AUTOMATIC = 2;

/** A server that does not end is left behind; it goes with the bench. */
const STOP_MS_MAX = 5_000;

/** Cove's built server as a process of its own, with its defaults, over its own protocol. */
export class Cove implements Competitor {
  readonly name = 'Cove';
  readonly #url: string;
  readonly #completion: Readonly<Record<string, unknown>>;
  readonly #instrument: Instrument | undefined;
  #process: ServerProcess | undefined;
  #document = TextDocument.create(URI, 'typescript', 1, '');

  constructor(
    url: string,
    completion: Readonly<Record<string, unknown>> = {},
    instrument?: Instrument,
  ) {
    this.#url = url;
    this.#completion = completion;
    this.#instrument = instrument;
  }

  async open(text: string): Promise<void> {
    const settings = { ollama: { url: this.#url }, completion: this.#completion };
    this.#process = await readyServer({ settings }, this.#instrument);
    this.#document = TextDocument.create(URI, 'typescript', 1, text);
    await this.#process.client.open(URI, 'typescript', text);
  }

  change({ from, to, text }: Edit): void {
    const document = this.#document;
    const range = { start: document.positionAt(from), end: document.positionAt(to) };
    const change = { range, text };
    const version = document.version + 1;
    void this.#process?.client.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: URI, version },
      contentChanges: [change],
    });
    this.#document = TextDocument.update(document, [change], version);
  }

  /** As Cove's own client tells it; a server that does not know the word does not mind. */
  move(cursor: number): void {
    void this.#process?.client.connection.sendNotification('cove/cursor', {
      textDocument: { uri: URI },
      position: this.#document.positionAt(cursor),
    });
  }

  async ask({ cursor }: Site, signal: AbortSignal): Promise<Suggestion | undefined> {
    const source = new CancellationTokenSource();
    const cancel = (): void => {
      source.cancel();
    };
    signal.addEventListener('abort', cancel);
    const params = {
      textDocument: { uri: URI },
      position: this.#document.positionAt(cursor),
      context: { triggerKind: AUTOMATIC },
    };
    try {
      const connection = this.#process?.client.connection;
      const items = await connection?.sendRequest<InlineCompletionItem[] | null>(
        'textDocument/inlineCompletion',
        params,
        source.token,
      );
      return signal.aborted ? undefined : this.#suggestionOf(items?.[0], cursor);
    } catch (error) {
      if (signal.aborted) return undefined;
      throw error;
    } finally {
      signal.removeEventListener('abort', cancel);
      source.dispose();
    }
  }

  async close(): Promise<void> {
    const stopping = this.#process?.stop().catch(() => undefined);
    await Promise.race([stopping, wait(STOP_MS_MAX, undefined, { ref: false })]);
  }

  #suggestionOf(item: InlineCompletionItem | undefined, cursor: number): Suggestion | undefined {
    if (!item) return undefined;
    const text = typeof item.insertText === 'string' ? item.insertText : item.insertText.value;
    const { start, end } = item.range ?? {};
    return {
      text,
      from: start ? this.#document.offsetAt(start) : cursor,
      to: end ? this.#document.offsetAt(end) : cursor,
    };
  }
}
