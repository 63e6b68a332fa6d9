import { type Ending, type LineLimits, type StreamGuard, objectOf } from './streamGuard.js';

/** What ends a stream of the OpenAI API. */
const DONE = '[DONE]';

/** The byte order mark that a stream may begin with. */
const MARK = '\ufeff';

/**
 * The events of an answer, limited: a token beside twenty others takes some 3,000 bytes, and the
 * longest completion has 2,048 tokens.
 */
export const EVENT_LIMITS: LineLimits = { lineBytesMax: 1 << 20, bodyBytesMax: 8 << 20 };

/** Lines that say nothing here: comments, and fields other than `data`. */
const FIELD = /^(?::|(?:data|event|id|retry)(?::|$))/;

const LINE_FEED = 0x0a;
const RETURN = 0x0d;

/**
 * Cuts bytes into server-sent events whose data are JSON objects, and stops at the first that is
 * none. Lines end as they may: `\n`, `\r\n` or `\r`.
 *
 * **Invariant:** the events depend on the bytes, not on how they were cut into chunks; no bytes
 * make it throw; each event is text that `JSON.parse` takes for an object.
 */
export class EventGuard implements StreamGuard {
  readonly #limits: LineLimits;
  #pending: Uint8Array[] = [];
  #eventBytes = 0;
  #bodyBytes = 0;
  /** The lines of data of the event that is under way. */
  #data: string[] = [];
  /** A `\n` right behind a `\r` ends no second line. */
  #returned = false;
  #begun = false;
  /** Whether there was an event: what is no line of one before it is another kind of page. */
  #spoke = false;
  #ending: Ending | undefined;

  constructor(limits: LineLimits = EVENT_LIMITS) {
    this.#limits = limits;
  }

  get ending(): Ending | undefined {
    return this.#ending;
  }

  push(chunk: Uint8Array): readonly string[] {
    const events: string[] = [];
    const room = this.#limits.bodyBytesMax - this.#bodyBytes;
    const body = chunk.subarray(0, room);
    this.#bodyBytes += body.byteLength;
    let start = 0;
    while (!this.#ending && start < body.byteLength) start = this.#step(body, start, events);
    if (room < chunk.byteLength) this.#ending ??= { kind: 'too long' };
    return events;
  }

  /** What is left counts as a line, and as the end of its event. */
  end(why: 'end' | 'cut'): readonly string[] {
    const events: string[] = [];
    if (!this.#ending) this.#line(events);
    if (!this.#ending) this.#dispatch(events);
    // Half an event is how a broken connection looks, not a server that makes no sense.
    if (why === 'cut' && this.#ending?.kind === 'malformed') this.#ending = { kind: why };
    this.#ending ??= { kind: why };
    return events;
  }

  /** Reads to the end of a line or of the chunk; returns where to go on. */
  #step(body: Uint8Array, start: number, events: string[]): number {
    const behindReturn = this.#returned;
    this.#returned = false;
    if (behindReturn && body[start] === LINE_FEED) return start + 1;
    const end = lineEnd(body, start);
    this.#hold(body.subarray(start, end));
    if (end === body.byteLength || this.#ending) return end;
    this.#returned = body[end] === RETURN;
    this.#line(events);
    return end + 1;
  }

  #hold(bytes: Uint8Array): void {
    this.#eventBytes += bytes.byteLength;
    if (this.#limits.lineBytesMax < this.#eventBytes) this.#ending = { kind: 'too long' };
    else this.#pending.push(bytes);
  }

  #line(events: string[]): void {
    let line = new TextDecoder('utf-8', { ignoreBOM: true }).decode(Buffer.concat(this.#pending));
    this.#pending = [];
    if (!this.#begun && line.startsWith(MARK)) line = line.slice(MARK.length);
    this.#begun = true;
    if (line === '') this.#dispatch(events);
    else if (line.startsWith('data:'))
      this.#data.push(line.slice('data:'.length).replace(/^ /, ''));
    // A whole line of JSON is how some servers complain in the middle, and all who know no streams.
    else if (line.startsWith('error: {')) this.#data.push(errorIn(line));
    else if (line.startsWith('{')) this.#data.push(line);
    else if (!this.#spoke && !FIELD.test(line)) this.#ending = { kind: 'malformed' };
  }

  #dispatch(events: string[]): void {
    const data = this.#data.join('\n');
    this.#data = [];
    this.#eventBytes = 0;
    if (data.trim() === '') return;
    if (data.trim() === DONE) {
      this.#ending = { kind: 'done' };
      return;
    }
    this.#spoke = true;
    const event = objectOf(data);
    if (!event) this.#ending = { kind: 'malformed' };
    else if (complains(event)) this.#ending = errorOf(event);
    else events.push(JSON.stringify(event));
  }
}

function lineEnd(body: Uint8Array, start: number): number {
  let end = start;
  while (end < body.byteLength && body[end] !== LINE_FEED && body[end] !== RETURN) end += 1;
  return end;
}

function errorIn(line: string): string {
  return `{"error": ${line.slice('error: '.length)}}`;
}

type Fields = Readonly<Record<string, unknown>>;

/** `{"error": …}`, or as vLLM had it, `{"object": "error"}`; `"error": null` is none. */
function complains({ error, object }: Fields): boolean {
  return (error !== undefined && error !== null) || object === 'error';
}

/** The words are passed on as they are found: in `error` itself, or as its `message`. */
function errorOf(event: Fields): Ending {
  const said = typeof event['error'] === 'object' ? { ...event['error'] } : event;
  const { code, message, error }: Fields = said;
  const words = [message, error].find(text => typeof text === 'string');
  return {
    kind: 'error',
    status: typeof code === 'number' ? code : 0,
    text: typeof words === 'string' ? words : '',
  };
}
