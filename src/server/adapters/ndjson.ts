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

/**
 * The lines of an answer, limited: a token and its numbers take some 200 bytes a line, and the
 * longest answer anyone waits for some thousand lines. Beyond these a server makes no sense.
 */
export const LINE_LIMITS: LineLimits = { lineBytesMax: 1 << 20, bodyBytesMax: 4 << 20 };

/** Cuts the bytes of an answer into pieces of JSON. */
export interface StreamGuard {
  /** Set once; nothing comes after it. */
  readonly ending: Ending | undefined;
  /** The pieces that `chunk` completes. */
  push(chunk: Uint8Array): readonly string[];
  /** The body is over, and `why` holds where nothing else ended it; the pieces that are left. */
  end(why: 'end' | 'cut'): readonly string[];
}

const LINE_FEED = 0x0a;

/**
 * Cuts bytes into lines of JSON objects, and stops at the first thing that is none, so that what
 * came before it is used.
 *
 * **Invariant:** the lines depend on the bytes, not on how they were cut into chunks; no bytes make
 * it throw; each line is text that `JSON.parse` takes for an object.
 */
export class LineGuard implements StreamGuard {
  readonly #limits: LineLimits;
  #pending: Uint8Array[] = [];
  #pendingBytes = 0;
  #bodyBytes = 0;
  #ending: Ending | undefined;

  constructor(limits: LineLimits = LINE_LIMITS) {
    this.#limits = limits;
  }

  /** Set once; nothing comes after it. */
  get ending(): Ending | undefined {
    return this.#ending;
  }

  /** The lines that `chunk` completes. */
  push(chunk: Uint8Array): readonly string[] {
    const lines: string[] = [];
    const room = this.#limits.bodyBytesMax - this.#bodyBytes;
    const body = chunk.subarray(0, room);
    this.#bodyBytes += body.byteLength;
    let start = 0;
    while (!this.#ending) {
      const feed = body.indexOf(LINE_FEED, start);
      this.#hold(body.subarray(start, feed < 0 ? undefined : feed));
      if (feed < 0) break;
      lines.push(...this.#release());
      start = feed + 1;
    }
    if (room < chunk.byteLength) this.#ending ??= { kind: 'too long' };
    return lines;
  }

  /** The body is over: what is left of it counts as a line, and `why` holds where nothing else does. */
  end(why: 'end' | 'cut'): readonly string[] {
    const lines = this.#ending ? [] : this.#release();
    // Half a line is how a broken connection looks, not a server that makes no sense.
    if (why === 'cut' && this.#ending?.kind === 'malformed') this.#ending = { kind: why };
    this.#ending ??= { kind: why };
    return lines;
  }

  #hold(bytes: Uint8Array): void {
    this.#pendingBytes += bytes.byteLength;
    if (this.#limits.lineBytesMax < this.#pendingBytes) this.#ending = { kind: 'too long' };
    else this.#pending.push(bytes);
  }

  #release(): readonly string[] {
    if (this.#ending) return [];
    const text = new TextDecoder().decode(Buffer.concat(this.#pending));
    this.#pending = [];
    this.#pendingBytes = 0;
    if (text.trim() === '') return [];
    const line = objectOf(text);
    if (!line) {
      this.#ending = { kind: 'malformed' };
      return [];
    }
    if ('error' in line) {
      this.#ending = errorOf(line);
      return [];
    }
    if (line['done'] === true) this.#ending = { kind: 'done' };
    return [text];
  }
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

function errorOf({ error, status }: Readonly<Record<string, unknown>>): Ending {
  return {
    kind: 'error',
    status: typeof status === 'number' ? status : 0,
    text: typeof error === 'string' ? error : '',
  };
}
