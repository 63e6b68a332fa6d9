import type { FillPiece, TextPiece } from '../models/modelRuntime.js';

/** Each costs a request and the time of a token; a word has rarely more of them. */
const PROBES_MAX = 4;

export interface Healing {
  readonly prompt: string;
  /** What the answer has to begin with: the end of the typed text, which the prompt leaves out. */
  readonly held: string;
  /** Whether the model is likely to begin so by itself. */
  readonly likely: boolean;
  /** Whether a token may be put into a prompt: it is no command. */
  readonly admits: (token: string) => boolean;
  /** Answers behind the held text that are known already: another one is wanted. */
  readonly avoid: readonly string[];
  /** The likeliest token, and then what else it might be. */
  readonly probe: (prompt: string) => Promise<readonly string[]>;
  readonly ask: (prompt: string) => AsyncIterable<FillPiece>;
}

/**
 * The answer behind what was held back, which is what the person typed already.
 *
 * Token by token, the likeliest that agrees with what was typed is put into the prompt, until all
 * of it is said; then the model goes on freely. Where none agrees, or a server tells no other
 * tokens, the typed text itself is put there. Servers take long to sort their vocabulary for what
 * else a token might have been, so it is asked for these tokens alone, and not where the model is
 * likely to agree by itself.
 */
export async function* healed(healing: Healing): AsyncGenerator<FillPiece> {
  const { held, likely, avoid, ask } = healing;
  let told = healing.prompt;
  if (held === '' && avoid.length === 0) {
    yield* ask(told);
    return;
  }
  if (likely && avoid.length === 0 && (yield* saidAgain(ask(told), held))) return;
  let left = held;
  let said = '';
  for (let probes = 0; left !== ''; probes++) {
    const token = probes < PROBES_MAX ? await agreeing(healing, told, left) : left;
    told += token;
    if (left.length < token.length) {
      said = token.slice(left.length);
      yield { kind: 'text', text: said };
    }
    left = left.slice(token.length);
  }
  const other = await another(healing, told, said);
  if (other !== '') yield { kind: 'text', text: other };
  yield* ask(told + other);
}

/** Passes on an answer that begins with `held`, without that; whether it does so. */
async function* saidAgain(
  pieces: AsyncIterable<FillPiece>,
  held: string,
): AsyncGenerator<FillPiece, boolean> {
  let left = held;
  for await (const piece of pieces) {
    if (left === '') {
      yield piece;
      continue;
    }
    if (piece.kind === 'end' || !agree(piece.text, left)) return false;
    const rest: TextPiece = { kind: 'text', text: piece.text.slice(left.length) };
    left = left.slice(piece.text.length);
    if (rest.text !== '') yield rest;
  }
  return left === '';
}

/**
 * The likeliest token that goes on as `typed` does, one that makes another answer before all others
 * where that is wanted; all of `typed` where none does.
 */
async function agreeing(healing: Healing, told: string, typed: string): Promise<string> {
  const { probe, admits, avoid } = healing;
  const tokens = await probe(told);
  const fitting = tokens.filter(token => token !== '' && agree(token, typed) && admits(token));
  const fresh = fitting.find(token => 0 < avoid.length && isFresh(token, typed, avoid));
  return fresh ?? fitting[0] ?? typed;
}

/** Whether a token goes behind what was typed, and there another way than all known answers. */
function isFresh(token: string, typed: string, avoid: readonly string[]): boolean {
  const rest = token.slice(typed.length);
  return token.startsWith(typed) && rest.trim() !== '' && !avoid.some(text => agree(text, rest));
}

/**
 * The likeliest token with which no known answer goes on behind what is `said`; empty where what is
 * said is already another answer, or no token makes one.
 */
async function another(healing: Healing, told: string, said: string): Promise<string> {
  const { avoid, probe, admits } = healing;
  const alike = avoid.filter(text => text.startsWith(said)).map(text => text.slice(said.length));
  if (alike.length === 0) return '';
  const tokens = await probe(told);
  const differs = (token: string): boolean => !alike.some(text => agree(text, token));
  return tokens.find(token => token.trim() !== '' && differs(token) && admits(token)) ?? '';
}

/** Whether one is how the other begins. */
function agree(one: string, other: string): boolean {
  return one.startsWith(other) || other.startsWith(one);
}
