import { CancellationToken } from 'vscode-languageserver';
import type { Connection } from 'vscode-languageserver/node';
import type { Log } from '../core/base/log.js';
import type { Method } from '../protocol/methods.js';
import { answer } from './answer.js';

/**
 * Answers a method of ours, with `null` where it fails.
 *
 * A request may come with parameters, with `null`, or with none at all, in which case the library
 * passes the token alone: what is no token is the parameters.
 */
export function onQuery<Result>(
  connection: Connection,
  log: Log,
  method: Method,
  work: (params: unknown, signal: AbortSignal) => Promise<Result>,
): void {
  connection.onRequest(method, (...received: readonly unknown[]) => {
    const token = received.find(value => CancellationToken.is(value)) ?? CancellationToken.None;
    const params = received.find(value => !CancellationToken.is(value));
    return answer(log, method, token, signal => work(params, signal));
  });
}
