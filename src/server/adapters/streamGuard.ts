/** Why no more lines come. */
export type Ending =
  /** A line said that it was the last. */
  | { readonly kind: 'done' }
  /** The body ended by itself, without such a line. */
  | { readonly kind: 'end' }
  /** The connection broke, or was closed. */
  | { readonly kind: 'cut' }
  /** A line was no JSON object. */
  | { readonly kind: 'malformed' }
  | { readonly kind: 'too long' }
  /** A line said `"error"`; `status` is 0 where it did not say which. */
  | { readonly kind: 'error'; readonly status: number; readonly text: string };

export interface LineLimits {
  readonly lineBytesMax: number;
  readonly bodyBytesMax: number;
}

/** Cuts the bytes of an answer into pieces of JSON. */
export interface StreamGuard {
  /** Set once; nothing comes after it. */
  readonly ending: Ending | undefined;
  /** The pieces that `chunk` completes. */
  push(chunk: Uint8Array): readonly string[];
  /** The body is over, and `why` holds where nothing else ended it; the pieces that are left. */
  end(why: 'end' | 'cut'): readonly string[];
}

/** Who follows the reading of a guarded body. */
export interface LineReading {
  /** Closes the body when it aborts. */
  readonly signal?: AbortSignal;
  /** Called when bytes have come. */
  readonly onHeard?: () => void;
  /** Called when nothing of the body is left to be read. */
  readonly onLeft?: () => void;
}

/**
 * What `guard` lets through of `body`, a chunk a line.
 *
 * The signal closes the body here as well as in `fetch`: once its own objects are collected, as
 * they are in a long stream, Node's fetch no longer hears its signal, and the socket stays open.
 *
 * It never fails: where `body` breaks, the lines end, and `guard.ending` says so. Web streams drop
 * what they hold when they fail, and what came before is of use.
 */
export function guardLines(
  body: ReadableStream<Uint8Array>,
  guard: StreamGuard,
  { signal, onHeard, onLeft }: LineReading = {},
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  const encoder = new TextEncoder();
  const close = (): void => void reader.cancel().catch(() => undefined);
  signal?.addEventListener('abort', close, { once: true });
  return new ReadableStream<Uint8Array>({
    pull: async controller => {
      const lines = await nextLines(reader, guard, onHeard);
      for (const line of lines) controller.enqueue(encoder.encode(`${line}\n`));
      if (!guard.ending) return;
      controller.close();
      await leave(reader, guard.ending);
      signal?.removeEventListener('abort', close);
      onLeft?.();
    },
    cancel: reason => reader.cancel(reason),
  });
}

type Reader = ReadableStreamDefaultReader<Uint8Array>;

async function nextLines(
  reader: Reader,
  guard: StreamGuard,
  onHeard?: () => void,
): Promise<readonly string[]> {
  while (!guard.ending) {
    const chunk = await reader.read().catch(() => 'cut' as const);
    onHeard?.();
    if (chunk === 'cut') return guard.end('cut');
    if (chunk.done) return guard.end('end');
    const lines = guard.push(chunk.value);
    if (0 < lines.length) return lines;
  }
  return [];
}

/** A complete answer is read to its end, which keeps the connection; any other is given up. */
async function leave(reader: Reader, ending: Ending): Promise<void> {
  try {
    if (ending.kind !== 'done') await reader.cancel();
    else while (!(await reader.read()).done);
  } catch {
    // It broke by itself, which is all that was wanted of it.
  }
}

/** The object that `text` is as JSON; undefined where it is none. */
export function objectOf(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
