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
  TransportKind,
} from 'vscode-languageclient/node';
import type { InitializationOptions } from '../protocol/initialize.js';
import { METHODS } from '../protocol/methods.js';
import type { StatusParams } from '../protocol/status.js';
import { FILE_SCHEMES } from './fileSchemes.js';
import type { PiecewiseQuestion } from './piecewiseQuestion.js';

/** A server that ends more often than this in five minutes will not get better by itself. */
const RESTARTS_MAX = 4;
const RESTARTS_MS = 5 * 60_000;

/** A client of the server, not started yet; it speaks in its output channel and nowhere else. */
export function newLanguageClient(
  context: vscode.ExtensionContext,
  onStatus: (status: StatusParams) => void,
): LanguageClient {
  const server: ServerOptions = {
    module: context.asAbsolutePath('dist/server.js'),
    transport: TransportKind.stdio,
  };
  const client = new QuietClient('cove', 'Cove', server, optionsFor(context, onStatus));
  // With another format of traces the base writes whole messages, and has no method to override.
  Object.defineProperty(client, 'traceObject', { value: () => undefined });
  client.onNotification(METHODS.status, onStatus);
  return client;
}

const PIECES = new ProgressType<unknown>();

/** Tells questions that run at the same time apart. */
let asked = 0;

/** Asks under a token of its own, and hands on what comes under it until the answer is there. */
export async function inPieces<Result>(
  client: LanguageClient,
  { method, params, onPiece, signal }: PiecewiseQuestion,
): Promise<Result> {
  asked += 1;
  const cancel = new vscode.CancellationTokenSource();
  signal.addEventListener('abort', () => {
    cancel.cancel();
  });
  if (signal.aborted) cancel.cancel();
  const partialResultToken = `cove-pieces-${asked}`;
  const listening = client.onProgress(PIECES, partialResultToken, onPiece);
  try {
    return await client.sendRequest<Result>(
      method,
      { ...params, partialResultToken },
      cancel.token,
    );
  } finally {
    listening.dispose();
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
  context: vscode.ExtensionContext,
  onStatus: (status: StatusParams) => void,
): LanguageClientOptions {
  const initializationOptions: InitializationOptions = {
    settings: vscode.workspace.getConfiguration().get('cove'),
    storage: context.globalStorageUri.fsPath,
  };
  return {
    documentSelector: FILE_SCHEMES.map(scheme => ({ scheme })),
    initializationOptions,
    initializationFailedHandler: () => false,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    errorHandler: quietRestarts(onStatus),
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
