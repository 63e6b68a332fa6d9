import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { assertNever } from '../../src/core/base/assertNever.js';

/**
 * How a scripted server answers one request. A plain string is the good case: the text a token a
 * line, then `done` with its counts. All else is something that was seen, or is to be feared.
 */
export type Answer =
  | string
  /** As a string, with `tokenMs` before each token; `onSent` is told of each. */
  | {
      readonly does: 'dawdle';
      readonly text: string;
      readonly tokenMs: number;
      readonly onSent?: (token: string) => void;
    }
  /** Sends nothing for `ms`, no headers either, then does something else. */
  | { readonly does: 'wait'; readonly ms: number; readonly then: Answer }
  /** A status with `{"error"}`, or with a page of HTML where `html` is given. */
  | {
      readonly does: 'status';
      readonly status: number;
      readonly error?: string;
      readonly html?: string;
    }
  /** Some text, then the socket is gone. */
  | { readonly does: 'cut'; readonly after: string }
  /** Some text, then a line that is no JSON, then lines that must not count any more. */
  | { readonly does: 'babble'; readonly after: string }
  /** The text, then a proper end of the stream without `done`. */
  | { readonly does: 'end without done'; readonly text: string }
  /** The same token a thousand times a second until the client closes the socket. */
  | { readonly does: 'never end'; readonly token: string }
  /** Some text, then one line of that many bytes. */
  | { readonly does: 'long line'; readonly after: string; readonly bytes: number }
  /** Some text, then `{"error"}` as a line; the status stays 200. */
  | {
      readonly does: 'error line';
      readonly after: string;
      readonly error: string;
      readonly status?: number;
    }
  /** A redirect to another address. */
  | { readonly does: 'redirect'; readonly to: string }
  /** Takes the request and sends nothing, no headers either. */
  | { readonly does: 'hang' }
  /** Some text, then nothing, with the socket open. */
  | { readonly does: 'stall'; readonly after: string }
  /** Status 200 and these bytes, each a chunk of its own; the end comes `endMs` later, or never. */
  | {
      readonly does: 'bytes';
      readonly chunks: readonly (string | Uint8Array)[];
      readonly endMs?: number | 'never';
    };

/** What an answer is about. */
export interface Asked {
  readonly model: string;
  readonly prompt: string;
  /** Whether it is a turn of a conversation. */
  readonly chat?: boolean;
  /** How an answer is written; as Ollama does where nothing is said. */
  readonly format?: StreamFormat;
}

/** How a server writes a stream. */
export interface StreamFormat {
  readonly type: string;
  readonly token: (asked: Asked, token: string) => string;
  /** The end of an answer of that text, with its counts. */
  readonly end: (asked: Asked, text: string) => string;
  readonly error: (error: string, status: number | undefined) => string;
  /** What makes no sense, and is followed by an end of line. */
  readonly babble: string;
  /** What stands around a text that is far too long. */
  readonly long: readonly [before: string, behind: string];
}

const NDJSON: StreamFormat = {
  type: 'application/x-ndjson',
  token: (asked, token) => `${JSON.stringify(lineOf(asked, { response: token, done: false }))}\n`,
  end: (asked, text) => doneLine(text, asked),
  error: (error, status) =>
    `${JSON.stringify({ error, ...(status === undefined ? {} : { status }) })}\n`,
  babble: 'this is no JSON: {"response": \n',
  long: ['{"response": "', '"}\n'],
};

/** What came last has left the process before the socket goes, so that the client can have it. */
const FLUSH_MS = 50;

/** Sends `answer`; resolves when it is sent, or when nobody is there any more. */
export async function play(answer: Answer, to: ServerResponse, asked: Asked): Promise<void> {
  if (typeof answer === 'string') {
    await play({ does: 'dawdle', text: answer, tokenMs: 0 }, to, asked);
    return;
  }
  if ('after' in answer) {
    await turnBad(answer, to, asked);
    return;
  }
  switch (answer.does) {
    case 'dawdle':
      await say(answer.text, to, asked, answer);
      to.end(formatOf(asked).end(asked, answer.text));
      return;
    case 'wait':
      await pause(answer.ms);
      await play(answer.then, to, asked);
      return;
    case 'status':
      sendStatus(to, answer);
      return;
    case 'redirect':
      to.writeHead(307, { location: answer.to }).end();
      return;
    case 'hang':
      return;
    case 'never end':
      while (!to.destroyed) await say(answer.token, to, asked, { tokenMs: 1 });
      return;
    case 'end without done':
      await say(answer.text, to, asked);
      to.end();
      return;
    case 'bytes':
      await sendBytes(to, answer, asked);
      return;
    default:
      assertNever(answer);
  }
}

type TurnsBad = Extract<Answer, { readonly after: string }>;

/** What happens after some good text. */
async function turnBad(answer: TurnsBad, to: ServerResponse, asked: Asked): Promise<void> {
  const format = formatOf(asked);
  await say(answer.after, to, asked);
  switch (answer.does) {
    case 'stall':
      return;
    case 'cut':
      await pause(FLUSH_MS);
      to.destroy(new Error('cut, as the script says'));
      return;
    case 'babble':
      await send(to, format.babble, asked);
      await say('AND THIS MUST NOT COUNT', to, asked);
      to.end(format.end(asked, ''));
      return;
    case 'long line':
      await send(to, format.long.join('x'.repeat(answer.bytes)), asked);
      to.end(format.end(asked, ''));
      return;
    case 'error line': {
      const { error, status } = answer;
      to.end(format.error(error, status));
      return;
    }
    default:
      assertNever(answer);
  }
}

function sendStatus(
  to: ServerResponse,
  answer: Extract<Answer, { readonly does: 'status' }>,
): void {
  const { status, html, error = 'it went wrong' } = answer;
  const [type, body] =
    html === undefined
      ? ['application/json; charset=utf-8', JSON.stringify({ error })]
      : ['text/html', html];
  to.writeHead(status, { 'content-type': type }).end(body);
}

interface Pace {
  readonly tokenMs?: number;
  readonly onSent?: (token: string) => void;
}

async function say(
  text: string,
  to: ServerResponse,
  asked: Asked,
  { tokenMs = 0, onSent }: Pace = {},
): Promise<void> {
  for (const token of tokensOf(text)) {
    if (0 < tokenMs) await pause(tokenMs);
    if (to.destroyed) return;
    await send(to, formatOf(asked).token(asked, token), asked);
    onSent?.(token);
  }
}

/** Headers go out with the first bytes, as Ollama does it. */
function send(to: ServerResponse, bytes: string | Uint8Array, asked: Asked): Promise<void> {
  if (!to.headersSent) to.writeHead(200, { 'content-type': formatOf(asked).type });
  return new Promise(resolve => {
    to.write(bytes, () => {
      resolve();
    });
  });
}

async function sendBytes(
  to: ServerResponse,
  { chunks, endMs = 0 }: Extract<Answer, { readonly does: 'bytes' }>,
  asked: Asked,
): Promise<void> {
  for (const chunk of chunks) await send(to, chunk, asked);
  if (endMs === 'never') return;
  await pause(endMs);
  to.end();
}

function formatOf({ format = NDJSON }: Asked): StreamFormat {
  return format;
}

/** Words with the blanks before them: not what a tokenizer makes, but as many. */
export function tokensOf(text: string): readonly string[] {
  return text.match(/\s*[^\s]+|\s+$/g) ?? [];
}

function doneLine(text: string, asked: Asked): string {
  const counts = {
    total_duration: 30_000_000,
    load_duration: 1_000_000,
    prompt_eval_count: Math.ceil(asked.prompt.length / 4),
    prompt_eval_duration: 12_000_000,
    eval_count: tokensOf(text).length,
    eval_duration: 17_000_000,
  };
  const end = { response: '', done: true, done_reason: 'stop', ...counts };
  return `${JSON.stringify(lineOf(asked, end))}\n`;
}

function lineOf(asked: Asked, { response, ...fields }: Fields): unknown {
  const said = asked.chat ? { message: { role: 'assistant', content: response } } : { response };
  return { model: asked.model, created_at: '2026-11-01T00:00:00Z', ...said, ...fields };
}

interface Fields extends Readonly<Record<string, unknown>> {
  readonly response: string;
}
