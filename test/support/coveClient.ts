import type { Readable, Writable } from 'node:stream';
import {
  type CancellationToken,
  createProtocolConnection,
  type InitializeResult,
  type InlineCompletionItem,
  ProgressType,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ActionPiece, ActionRunResult } from '../../src/protocol/actions.js';
import type { DiagnoseLine, DiagnoseParams } from '../../src/protocol/diagnose.js';
import type { LedgerLine } from '../../src/protocol/ledger.js';
import { METHODS } from '../../src/protocol/methods.js';
import type { ModelInfo } from '../../src/protocol/models.js';
import type { PromptLastResult } from '../../src/protocol/prompt.js';
import type { StatusParams } from '../../src/protocol/status.js';
import { CURSOR } from './siteAt.js';

export interface ClientOptions {
  /** The `cove` section. */
  readonly settings: unknown;
  /** Whether the server may ask for settings; else it gets them at the start alone. */
  readonly configuration?: boolean;
  /** The folders of the workspace, by URI. */
  readonly folders?: readonly string[];
}

interface Hearing {
  readonly pieces?: string[];
  readonly told?: ActionPiece[];
  readonly token?: CancellationToken;
}

const PIECES = new ProgressType<ActionPiece>();

const AUTOMATIC = 2;
const INVOKED = 1;

/** A language client with nothing of an editor: it types, asks, accepts, and remembers what it was told. */
export class CoveClient {
  readonly connection: ProtocolConnection;
  readonly statuses: StatusParams[] = [];
  /** Every message that wants to be seen: a language client shows these as pop-ups. */
  readonly popUps: string[] = [];
  readonly logs: string[] = [];
  settings: unknown;
  /** What the server said of itself. */
  initialized: InitializeResult = { capabilities: {} };
  readonly #configuration: boolean;
  readonly #folders: readonly string[];
  readonly #documents = new Map<string, TextDocument>();
  #waiting: (() => void)[] = [];
  #progress = 0;

  constructor(input: Readable, output: Writable, options: ClientOptions) {
    this.settings = options.settings;
    this.#configuration = options.configuration ?? false;
    this.#folders = options.folders ?? [];
    this.connection = createProtocolConnection(
      new StreamMessageReader(input),
      new StreamMessageWriter(output),
    );
    this.connection.onNotification(METHODS.status, (status: StatusParams) => {
      this.statuses.push(status);
      const waiting = this.#waiting;
      this.#waiting = [];
      for (const look of waiting) look();
    });
    this.connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
      this.popUps.push(message);
    });
    this.connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.logs.push(message);
    });
    this.connection.onRequest(
      'workspace/configuration',
      ({ items }: { items: readonly unknown[] }) => items.map(() => this.settings),
    );
    this.connection.onRequest('client/registerCapability', () => null);
    this.connection.listen();
  }

  async initialize(): Promise<void> {
    this.initialized = await this.connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: this.#folders.map(uri => ({ uri, name: uri })),
      capabilities: {
        workspace: {
          configuration: this.#configuration,
          didChangeConfiguration: { dynamicRegistration: true },
        },
      },
      initializationOptions: { settings: this.settings },
    });
    await this.connection.sendNotification('initialized', {});
  }

  /** Opens the document that `marked` shows, without its cursor. */
  async open(uri: string, languageId: string, marked: string): Promise<void> {
    const text = marked.replace(CURSOR, '');
    this.#documents.set(uri, TextDocument.create(uri, languageId, 1, text));
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  /** Types `text` at an offset, as an editor would tell it. */
  async type(uri: string, offset: number, text: string): Promise<void> {
    const document = this.#document(uri);
    const position = document.positionAt(offset);
    const change = { range: { start: position, end: position }, text };
    const version = document.version + 1;
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [change],
    });
    this.#documents.set(uri, TextDocument.update(document, [change], version));
  }

  /** The cursor goes somewhere without typing. */
  moveTo(
    uri: string,
    { line, character, ...rest }: { readonly line: number; readonly character: number },
  ): Promise<void> {
    const params = { textDocument: { uri }, position: { line, character }, ...rest };
    return this.connection.sendNotification('cove/cursor', params);
  }

  /** The items at an offset; an explicit request unless `typing`. */
  async complete(uri: string, offset: number, typing = false): Promise<InlineCompletionItem[]> {
    const items: InlineCompletionItem[] | null = await this.connection.sendRequest(
      'textDocument/inlineCompletion',
      {
        textDocument: { uri },
        position: this.#document(uri).positionAt(offset),
        context: { triggerKind: typing ? AUTOMATIC : INVOKED },
      },
    );
    return items ?? [];
  }

  /** Opens `marked`, asks at its cursor, and shows the document as it is after accepting. */
  async accepted(marked: string, languageId = 'typescript', uri = fresh()): Promise<string> {
    await this.open(uri, languageId, marked);
    const [item] = await this.complete(uri, marked.indexOf(CURSOR));
    if (!item?.range) return marked.replace(CURSOR, '');
    const text = typeof item.insertText === 'string' ? item.insertText : item.insertText.value;
    return TextDocument.applyEdits(this.#document(uri), [{ range: item.range, newText: text }]);
  }

  /** Resolves with the first status of that state, past or to come. */
  async status(state: StatusParams['state'], after = 0): Promise<StatusParams> {
    for (;;) {
      const found = this.statuses.slice(after).find(status => status.state === state);
      if (found) return found;
      await new Promise<void>(resolve => this.#waiting.push(resolve));
    }
  }

  async changeSettings(settings: unknown): Promise<void> {
    this.settings = settings;
    await this.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  }

  lastPrompt(purpose = 'completion'): Promise<PromptLastResult> {
    return this.connection.sendRequest(METHODS.promptLast, { purpose });
  }

  /** Runs an action on a stretch of a document; what is said goes to `pieces`, all to `told`. */
  async act(
    action: string,
    uri: string,
    { start, end, ...rest }: { readonly start: number; readonly end: number },
    { pieces = [], told = [], token }: Hearing = {},
  ): Promise<ActionRunResult | null> {
    this.#progress += 1;
    const partialResultToken = `pieces-${this.#progress}`;
    const heard = this.connection.onProgress(PIECES, partialResultToken, piece => {
      told.push(piece);
      if (piece.text !== '') pieces.push(piece.text);
    });
    const document = this.#document(uri);
    const range = { start: document.positionAt(start), end: document.positionAt(end) };
    const params = { action, textDocument: { uri }, range, partialResultToken, ...rest };
    try {
      return await this.connection.sendRequest<ActionRunResult | null>(
        METHODS.actionRun,
        params,
        token,
      );
    } finally {
      heard.dispose();
    }
  }

  /** The document as it is with the edits of a rewrite; it stays as it is at the server. */
  rewritten(uri: string, result: ActionRunResult | null): string {
    if (result?.kind !== 'rewrite') throw new Error(`no rewrite: ${JSON.stringify(result)}`);
    return TextDocument.applyEdits(this.#document(uri), [...result.edits]);
  }

  ledger(): Promise<readonly LedgerLine[]> {
    return this.connection.sendRequest(METHODS.ledgerRead);
  }

  models(): Promise<readonly ModelInfo[] | null> {
    return this.connection.sendRequest(METHODS.modelsList);
  }

  diagnose(params: DiagnoseParams = {}): Promise<readonly DiagnoseLine[] | null> {
    return this.connection.sendRequest(METHODS.diagnose, params);
  }

  async stop(): Promise<void> {
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    this.connection.dispose();
  }

  #document(uri: string): TextDocument {
    const document = this.#documents.get(uri);
    if (!document) throw new Error(`not open: ${uri}`);
    return document;
  }
}

let opened = 0;

function fresh(): string {
  opened += 1;
  return `file:///work/sample${opened}`;
}
