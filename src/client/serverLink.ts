import type * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { Method } from '../protocol/methods.js';
import type { StatusParams } from '../protocol/status.js';
import { Access } from './access.js';
import type { Following, WorkDone } from './languageClient.js';
import type { ServerNews } from './serverNews.js';

const NOT_STARTED: StatusParams = {
  state: 'problem',
  reason: 'The server of Cove could not be started.',
  remedy: 'Reload the window. The output channel "Cove" says more.',
};

/** A server that ends with a question in it is started again, and the new one has the answer. */
const TRIES_MAX = 2;

/** The way to the server: it starts once it is wanted, and whoever asks waits for it. */
export class ServerLink implements vscode.Disposable {
  /** What goes along to servers of models. */
  readonly access: Access;
  readonly #context: vscode.ExtensionContext;
  readonly #news: ServerNews;
  #client: Promise<LanguageClient> | undefined;

  constructor(context: vscode.ExtensionContext, news: ServerNews) {
    this.#context = context;
    this.access = new Access(context.secrets);
    this.#news = news;
  }

  /** Starts the server where it does not run; a failure shows in the status, and nowhere else. */
  start(): void {
    this.#started().catch(() => {
      this.#news.onStatus(NOT_STARTED);
    });
  }

  /** The answer of the server; undefined where it has none, or is gone. */
  async ask<Result>(method: Method, params?: unknown): Promise<Result | undefined> {
    this.start();
    for (let tries = 0; tries < TRIES_MAX; tries += 1) {
      try {
        const client = await this.#started();
        return (await client.sendRequest<Result | null>(method, params)) ?? undefined;
      } catch {
        await aMoment();
      }
    }
    return undefined;
  }

  /**
   * The answer to a request that takes long; undefined where the server has none, or is gone.
   * `following` hears how far it is, and can end it.
   */
  async follow<Result, Progress = WorkDone>(
    method: Method,
    params: Readonly<Record<string, unknown>>,
    following: Following<Progress>,
  ): Promise<Result | undefined> {
    this.start();
    try {
      const client = await this.#started();
      const { requestWithProgress } = await import('./languageClient.js');
      return await requestWithProgress<Result, Progress>(client, { method, params }, following);
    } catch {
      return undefined;
    }
  }

  /** Tells a server that runs; one that does not is not started for it. */
  tell(method: Method, params: unknown): void {
    this.#client?.then(client => client.sendNotification(method, params)).catch(() => undefined);
  }

  dispose(): void {
    this.#client?.then(client => client.dispose()).catch(() => undefined);
  }

  #started(): Promise<LanguageClient> {
    if (this.#client) return this.#client;
    this.#news.onStatus({ state: 'loading', reason: 'Starting.' });
    this.#client = startBehind(this.#context, this.#news, this.access);
    return this.#client;
  }
}

/**
 * The language client is most of the code, so it is evaluated once the activation has returned, and
 * while the store of passwords is read.
 */
async function startBehind(
  context: vscode.ExtensionContext,
  news: ServerNews,
  access: Access,
): Promise<LanguageClient> {
  const loading = access.load();
  await aMoment();
  const { newLanguageClient } = await import('./languageClient.js');
  await loading;
  const client = newLanguageClient(context, news, access);
  // One that ends while it starts is started again, so the client stays the way to it.
  client.start().catch(() => {
    news.onStatus(NOT_STARTED);
  });
  return client;
}

/** Lets the editor, and the client, do what they have to do first. */
function aMoment(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve));
}
