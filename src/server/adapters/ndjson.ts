import { type Ending, type LineLimits, objectOf, type StreamGuard } from './streamGuard.js';

/**
 * The lines of an answer, limited: a token and its numbers take some 200 bytes a line, and the
 * longest answer anyone waits for some thousand lines. Beyond these a server makes no sense.
 */
export const LINE_LIMITS: LineLimits = { lineBytesMax: 1 << 20, bodyBytesMax: 4 << 20 };

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

function errorOf({ error, status }: Readonly<Record<string, unknown>>): Ending {
  return {
    kind: 'error',
    status: typeof status === 'number' ? status : 0,
    text: typeof error === 'string' ? error : '',
  };
}
