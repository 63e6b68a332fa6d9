import * as vscode from 'vscode';
import {
  CloseAction,
  ErrorAction,
  type ErrorHandler,
  LanguageClient,
  type LanguageClientOptions,
  type MessageSignature,
  ProgressType,
  RevealOutputChannelOn,
  type ServerOptions,
  State,
  TransportKind,
} from 'vscode-languageclient/node';
import type { InitializationOptions } from '../protocol/initialize.js';
import { type Method, METHODS } from '../protocol/methods.js';
import type { PromptLastParams, PromptLastResult } from '../protocol/prompt.js';
import type { StatusParams } from '../protocol/status.js';
import type { Access } from './access.js';
import { COMMIT_BOX, FILE_SCHEMES } from './fileSchemes.js';
import { LongRequests } from './longRequests.js';
import { patiently } from './patience.js';
import type { ServerNews } from './serverNews.js';
import { sayingWhyNothing } from './whyNothing.js';

/** A server that ends more often than this in five minutes will not get better by itself. */
const RESTARTS_MAX = 4;
const RESTARTS_MS = 5 * 60_000;

/** A client of the server, not started yet; it speaks in its output channel and nowhere else. */
export function newLanguageClient(
  context: vscode.ExtensionContext,
  news: ServerNews,
  access: Access,
): LanguageClient {
  const server: ServerOptions = {
    module: context.asAbsolutePath('dist/server.js'),
    transport: TransportKind.stdio,
  };
  const outcome = async (): Promise<string> => {
    const params: PromptLastParams = { purpose: 'completion' };
    return (await client.sendRequest<PromptLastResult>(METHODS.promptLast, params)).outcome;
  };
  const onAsk = sayingWhyNothing(news.onAsk, outcome);
  const options = optionsFor({ context, access }, { ...news, onAsk });
  const client = new QuietClient('cove', 'Cove', server, options);
  // With another format of traces the base writes whole messages, and has no method to override.
  Object.defineProperty(client, 'traceObject', { value: () => undefined });
  client.onNotification(METHODS.status, news.onStatus);
  client.onNotification(METHODS.figures, news.onFigures);
  client.onDidChangeState(({ newState }) => {
    if (newState === State.Running) news.onRunning();
  });
  return client;
}

/** How far something is, as LSP tells it. */
export interface WorkDone {
  readonly kind: 'begin' | 'report' | 'end';
  readonly message?: string;
  readonly percentage?: number;
}

/** Who follows a request that takes long. */
export interface Following<Progress = WorkDone> {
  /** Ends the request early. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
  /** Told now and then what it waits for and how long, from its begin to its end. */
  readonly onWait?: (words: string) => void;
  /** What names the token of the progress in the parameters, where it is not a work-done one. */
  readonly field?: 'workDoneToken' | 'partialResultToken';
}

/** Tells one progress from another. */
let followed = 0;

const LONG_REQUESTS = new LongRequests();

/** The answer to a request that tells how far it is; undefined where there is none. */
export async function requestWithProgress<Result, Progress>(
  client: LanguageClient,
  { method, params }: { readonly method: Method; readonly params: object },
  { signal, onProgress, onWait, field = 'workDoneToken' }: Following<Progress>,
): Promise<Result | undefined> {
  followed += 1;
  const name = `cove-${followed}`;
  const cancel = new vscode.CancellationTokenSource();
  const onAbort = (): void => {
    cancel.cancel();
  };
  signal.addEventListener('abort', onAbort);
  if (signal.aborted) onAbort();
  const end = LONG_REQUESTS.begin(method, onWait);
  const heard = client.onProgress(new ProgressType<Progress>(), name, onProgress);
  try {
    const sent = { ...params, [field]: name };
    return (await client.sendRequest<Result | null>(method, sent, cancel.token)) ?? undefined;
  } finally {
    end();
    heard.dispose();
    signal.removeEventListener('abort', onAbort);
    cancel.dispose();
  }
}

/** A client whose faults stand in the output channel; its base has some that insist on a pop-up. */
class QuietClient extends LanguageClient {
  /** What is traced are the names of messages; their bodies are code. */
  override trace(message: string): void {
    super.trace(message);
  }

  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }

  override handleFailedRequest<Result>(
    type: MessageSignature,
    token: vscode.CancellationToken | undefined,
    _error: unknown,
    instead: Result,
  ): Result {
    if (token?.isCancellationRequested !== true) this.error(`Request ${type.method} failed.`);
    return instead;
  }
}

function optionsFor(
  { context, access }: { readonly context: vscode.ExtensionContext; readonly access: Access },
  { onStatus, onAsk }: ServerNews,
): LanguageClientOptions {
  // Asked anew for each server that is started, also for one that takes the place of another.
  const initializationOptions = (): InitializationOptions => ({
    settings: vscode.workspace.getConfiguration().get('cove'),
    storage: context.globalStorageUri.fsPath,
    access: access.params,
  });
  return {
    documentSelector: [...FILE_SCHEMES, COMMIT_BOX].map(scheme => ({ scheme })),
    initializationOptions,
    initializationFailedHandler: () => false,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    errorHandler: quietRestarts(onStatus),
    middleware: { provideInlineCompletionItems: patiently(onAsk) },
  };
}

/** Restarts a server that ended, a bounded number of times, without a word but in the status. */
function quietRestarts(onStatus: (status: StatusParams) => void): ErrorHandler {
  const ends: number[] = [];
  return {
    error: () => ({ action: ErrorAction.Continue, handled: true }),
    closed: () => {
      const now = Date.now();
      ends.push(now);
      if (ends.filter(at => now - at < RESTARTS_MS).length <= RESTARTS_MAX) {
        return { action: CloseAction.Restart, handled: true };
      }
      onStatus({
        state: 'problem',
        reason: 'The server of Cove ended again and again.',
        remedy: 'Reload the window. The output channel "Cove" says more.',
      });
      return { action: CloseAction.DoNotRestart, handled: true };
    },
  };
}
