import type { CancellationToken } from 'vscode-languageserver';
import { type Log, name } from '../core/base/log.js';
import { ModelFault } from '../core/models/modelRuntime.js';

/**
 * Runs one request so that neither its fault nor its cancellation reaches the connection.
 *
 * A cancelled request and a failed one both answer `null`, which every LSP client takes as
 * "nothing here"; the difference is for the log. What a person should know of a `ModelFault`
 * stands in the status.
 */
export async function answer<Result>(
  log: Log,
  request: string,
  token: CancellationToken,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result | null> {
  const controller = new AbortController();
  const subscription = token.onCancellationRequested(() => {
    controller.abort();
  });
  try {
    return await work(controller.signal);
  } catch (error) {
    if (!controller.signal.aborted && !isAbort(error)) {
      log('warn', 'request failed', { request: name(request), fault: name(faultName(error)) });
    }
    return null;
  } finally {
    subscription.dispose();
  }
}

/** A newer request ended this one. */
function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

function faultName(error: unknown): string {
  if (error instanceof ModelFault) return error.kind;
  return error instanceof Error ? error.name : 'unknown';
}
