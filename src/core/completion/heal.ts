import type { FillPiece } from '../models/modelRuntime.js';

/** Each costs a request and the time of a token or two; a word has rarely more of them. */
const TURNS_MAX = 3;

export interface Healing {
  readonly prompt: string;
  /** What the answer has to begin with: the end of the typed text, which the prompt leaves out. */
  readonly held: string;
  /** Whether a token may be put into a prompt: it is no command. */
  readonly admits: (token: string) => boolean;
  readonly ask: (prompt: string) => AsyncIterable<FillPiece>;
}

/**
 * The answer behind what was held back, which is what the person typed already.
 *
 * Where the model says something else than was typed, its likeliest token that agrees is put into
 * its mouth, and it is asked on from there. Where none agrees, or a server tells no other tokens,
 * the typed text itself is.
 */
export async function* healed({ prompt, held, admits, ask }: Healing): AsyncGenerator<FillPiece> {
  let told = prompt;
  let left = held;
  for (let turns = 0; ; turns++) {
    let turn: string | undefined;
    for await (const piece of ask(told)) {
      if (left === '') {
        yield piece;
        continue;
      }
      if (piece.kind === 'end') break;
      const { text, alternatives = [] } = piece;
      if (!agree(text, left)) {
        turn = alternatives.find(token => token !== '' && agree(token, left) && admits(token));
        break;
      }
      told += text;
      if (left.length < text.length) yield { kind: 'text', text: text.slice(left.length) };
      left = left.slice(text.length);
    }
    if (left === '') return;
    const said = turn !== undefined && turns < TURNS_MAX ? turn : left;
    told += said;
    if (left.length < said.length) yield { kind: 'text', text: said.slice(left.length) };
    left = left.slice(said.length);
  }
}

/** Whether one is how the other begins. */
function agree(one: string, other: string): boolean {
  return one.startsWith(other) || other.startsWith(one);
}
