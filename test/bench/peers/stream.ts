import { type ClientRequest, type IncomingMessage, Agent, request } from 'node:http';
import * as v from 'valibot';
import { gone } from '../typing/document.js';

/** The server that a tool asks, and the model there. */
export interface Server {
  readonly url: string;
  readonly model: string;
}

export interface Ask {
  readonly prompt: string;
  readonly tokensMax: number;
  readonly stop: readonly string[];
}

const Line = v.object({
  response: v.optional(v.string(), ''),
  done: v.optional(v.boolean(), false),
});

/** Connections are kept, as browsers and `fetch` keep them. */
const AGENT = new Agent({ keepAlive: true });

/**
 * What the model says, piece by piece. The socket is closed when the signal aborts, and when
 * nobody listens any more. An aborted stream ends; it does not throw.
 */
export async function* streamOf(
  { url, model }: Server,
  { prompt, tokensMax, stop }: Ask,
  signal: AbortSignal,
): AsyncGenerator<string> {
  if (gone(signal)) return;
  const options = { num_predict: tokensMax, stop, temperature: 0, repeat_penalty: 1 };
  const body = JSON.stringify({ model, prompt, raw: true, stream: true, options });
  const sent = send(`${url}/api/generate`, body);
  const leave = (): void => {
    sent.destroy();
  };
  signal.addEventListener('abort', leave);
  let ended = false;
  try {
    for await (const line of linesOf(await answerTo(sent))) {
      const { response, done } = v.parse(Line, JSON.parse(line));
      ended ||= done;
      if (response !== '') yield response;
    }
  } catch (error) {
    if (!gone(signal)) throw error;
  } finally {
    signal.removeEventListener('abort', leave);
    if (!ended) leave();
  }
}

function send(url: string, body: string): ClientRequest {
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  const sent = request(url, { method: 'POST', agent: AGENT, headers });
  sent.setNoDelay(true);
  sent.end(body);
  return sent;
}

function answerTo(sent: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    sent.once('response', resolve);
    sent.on('error', reject);
    sent.once('close', () => {
      reject(new Error('closed before an answer came'));
    });
  });
}

async function* linesOf(answer: IncomingMessage): AsyncGenerator<string> {
  let rest = '';
  answer.setEncoding('utf8');
  for await (const chunk of answer) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines.filter(line => line !== '');
  }
  if (rest !== '') yield rest;
}

/** All that a stream says until `enough`; what was said then is part of it. */
export async function collected(
  pieces: AsyncIterable<string>,
  enough: (text: string) => boolean,
): Promise<string> {
  let text = '';
  for await (const piece of pieces) {
    text += piece;
    if (enough(text)) break;
  }
  return text;
}

/** A pause that ends early, without a fault, when the signal aborts. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
    if (gone(signal)) end();
  });
}
