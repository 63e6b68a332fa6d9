import type { FillPiece, TextPiece } from '../models/modelRuntime.js';

/** Each costs a request and the time of a token; a word has rarely more of them. */
const PROBES_MAX = 4;

export interface Healing {
  readonly prompt: string;
  /** What the answer has to begin with: the end of the typed text, which the prompt leaves out. */
  readonly held: string;
  /** Whether a token may be put into a prompt: it is no command. */
  readonly admits: (token: string) => boolean;
  /** One token, and what else it might have been. */
  readonly probe: (prompt: string) => AsyncIterable<FillPiece>;
  readonly ask: (prompt: string) => AsyncIterable<FillPiece>;
}

/**
 * The answer behind what was held back, which is what the person typed already.
 *
 * Token by token, the likeliest that agrees with what was typed is put into the prompt, until all
 * of it is said; then the model goes on freely. Where none agrees, or a server tells no other
 * tokens, the typed text itself is put there. Servers take long to sort their vocabulary for what
 * else a token might have been, so it is asked for these tokens alone.
 */
export async function* healed(healing: Healing): AsyncGenerator<FillPiece> {
  const { probe, ask } = healing;
  let { prompt: told, held: left } = healing;
  for (let probes = 0; left !== ''; probes++) {
    const token = probes < PROBES_MAX ? await agreeing(probe(told), left, healing.admits) : left;
    told += token;
    if (left.length < token.length) yield { kind: 'text', text: token.slice(left.length) };
    left = left.slice(token.length);
  }
  yield* ask(told);
}

/** The likeliest token that goes on as `typed` does, or all of `typed` where none does. */
async function agreeing(
  pieces: AsyncIterable<FillPiece>,
  typed: string,
  admits: Healing['admits'],
): Promise<string> {
  const piece = await firstText(pieces);
  const tokens = piece ? [piece.text, ...(piece.alternatives ?? [])] : [];
  const agrees = (token: string): boolean =>
    token !== '' && (token.startsWith(typed) || typed.startsWith(token)) && admits(token);
  return tokens.find(agrees) ?? typed;
}

/** The first text; the rest is listened to for what the server counts. */
async function firstText(pieces: AsyncIterable<FillPiece>): Promise<TextPiece | undefined> {
  let first: TextPiece | undefined;
  for await (const piece of pieces) if (piece.kind === 'text') first ??= piece;
  return first;
}
