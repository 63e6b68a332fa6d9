import { languageOf } from '../../syntax/languages.js';
import type { NamedScope } from '../../syntax/outline.js';
import { lineStart } from '../../text/lines.js';
import { attachedStart } from '../attachedStart.js';

/** A definition as lines of its text, counted from 0. */
export interface CodeSymbol {
  readonly name: string;
  readonly kind: string;
  /** Where its comments and decorators begin, and where it does itself. */
  readonly top: number;
  readonly from: number;
  /** The line behind it. */
  readonly to: number;
  readonly children: readonly CodeSymbol[];
}

/** What a text defines, the outermost first, with what is defined in each. */
export function symbolsIn(
  text: string,
  scopes: readonly NamedScope[],
  language: string,
): readonly CodeSymbol[] {
  const starts = lineStarts(text);
  const flat = scopes.map((scope): Placed => {
    const from = lineAt(starts, scope.start);
    const begin = attachedStart(text, starts[from] ?? 0, languageOf(language));
    const to = lineAt(starts, Math.max(scope.start, scope.end - 1)) + 1;
    return { ...scope, from, to, top: lineAt(starts, lineStart(text, begin)), children: [] };
  });
  const roots: Placed[] = [];
  const around: Placed[] = [];
  for (const symbol of flat) {
    while (around.some(() => (around.at(-1)?.end ?? 0) <= symbol.start)) around.pop();
    const parent = around.at(-1);
    // What takes the same lines as what it is in cannot be told from it.
    if (parent?.from === symbol.from && parent.to === symbol.to) continue;
    (parent?.children ?? roots).push(symbol);
    around.push(symbol);
  }
  return roots;
}

interface Placed extends CodeSymbol {
  readonly start: number;
  readonly end: number;
  readonly children: Placed[];
}

/** All symbols, those in others behind them. */
export function allOf(symbols: readonly CodeSymbol[]): readonly CodeSymbol[] {
  return symbols.flatMap(symbol => [symbol, ...allOf(symbol.children)]);
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); 0 <= at; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The line of an offset, by halves. */
function lineAt(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
