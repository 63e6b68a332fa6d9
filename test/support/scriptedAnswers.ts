import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { assertNever } from '../../src/core/base/assertNever.js';

/**
 * How a scripted server answers one request. A plain string is the good case: the text a token a
 * line, then `done` with its counts. All else is something that was seen, or is to be feared.
 */
export type Answer =
  | string
  /** As a string, with `tokenMs` before each token. */
  | { readonly does: 'dawdle'; readonly text: string; readonly tokenMs: number }
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
}

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
      await say(answer.text, to, asked, answer.tokenMs);
      to.end(doneLine(answer.text, asked));
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
      while (!to.destroyed) await say(answer.token, to, asked, 1);
      return;
    case 'end without done':
      await say(answer.text, to, asked);
      to.end();
      return;
    case 'bytes':
      await sendBytes(to, answer);
      return;
    default:
      assertNever(answer);
  }
}

type TurnsBad = Extract<Answer, { readonly after: string }>;

/** What happens after some good text. */
async function turnBad(answer: TurnsBad, to: ServerResponse, asked: Asked): Promise<void> {
  await say(answer.after, to, asked);
  switch (answer.does) {
    case 'stall':
      return;
    case 'cut':
      await pause(FLUSH_MS);
      to.destroy(new Error('cut, as the script says'));
      return;
    case 'babble':
      await send(to, 'this is no JSON: {"response": \n');
      await say('AND THIS MUST NOT COUNT', to, asked);
      to.end(doneLine('', asked));
      return;
    case 'long line':
      await send(to, `{"response": "${'x'.repeat(answer.bytes)}"}\n`);
      to.end(doneLine('', asked));
      return;
    case 'error line': {
      const { error, status } = answer;
      to.end(`${JSON.stringify({ error, ...(status === undefined ? {} : { status }) })}\n`);
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

async function say(text: string, to: ServerResponse, asked: Asked, tokenMs = 0): Promise<void> {
  for (const token of tokensOf(text)) {
    if (0 < tokenMs) await pause(tokenMs);
    if (to.destroyed) return;
    await send(to, `${JSON.stringify(lineOf(asked, { response: token, done: false }))}\n`);
  }
}

/** Headers go out with the first bytes, as Ollama does it. */
function send(to: ServerResponse, bytes: string | Uint8Array): Promise<void> {
  if (!to.headersSent) to.writeHead(200, { 'content-type': 'application/x-ndjson' });
  return new Promise(resolve => {
    to.write(bytes, () => {
      resolve();
    });
  });
}

async function sendBytes(
  to: ServerResponse,
  { chunks, endMs = 0 }: Extract<Answer, { readonly does: 'bytes' }>,
): Promise<void> {
  for (const chunk of chunks) await send(to, chunk);
  if (endMs === 'never') return;
  await pause(endMs);
  to.end();
}

/** Words with the blanks before them: not what a tokenizer makes, but as many. */
function tokensOf(text: string): readonly string[] {
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
