/**
 * The outcome of `work`, or a rejection with the signal's reason as soon as it aborts.
 *
 * `work` itself goes on: what is shared, such as the loading of a model, outlives one waiter. Where it
 * fails later, nobody is left to be told.
 */
export function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      // The reason is what the caller aborted with: an `AbortError`, as the platform makes it.
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
      reject(signal.reason);
    };
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, { once: true });
    work.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', leave);
    });
  });
}
