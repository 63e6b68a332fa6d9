import type { Node } from 'web-tree-sitter';
import { type Random, randomFrom } from '../typing/random.js';
import { LANGUAGES, type Language, type Source } from './packages.js';
import type { Trees } from './trees.js';

/** The rest of a line, a whole next line, or what stands in a block. */
export const KINDS = ['line', 'next', 'block'] as const;
export type Kind = (typeof KINDS)[number];

/** Code with a hole in it where the cursor is. */
export interface Hole {
  readonly id: string;
  readonly language: Language;
  readonly kind: Kind;
  readonly path: string;
  /** What an editor has open: a piece of the file, in whole lines but for the cursor's. */
  readonly before: string;
  readonly after: string;
  /** What stands in the hole. */
  readonly truth: string;
  /** The rest of the file, which is there only to see whether the whole of it parses. */
  readonly above: string;
  readonly below: string;
}

/** As much as the windows of the tools compared quote, or a little more; in UTF-16 units. */
const BEFORE_MAX = 2_000;
const AFTER_MAX = 900;

/** With less around it, nobody could know what comes. */
const BEFORE_MIN = 300;
const AFTER_MIN = 60;

const TRUTH_MIN = 4;
const TRUTH_MAX: Readonly<Record<Kind, number>> = { line: 90, next: 90, block: 320 };
const BLOCK_LINES_MIN = 2;
const BLOCK_LINES_MAX = 8;

/** Else a long file is asked about itself. */
const PER_FILE_MAX = 3;

/** Nodes that hold statements, by grammar. */
const BODIES: Readonly<Record<Language, ReadonlySet<string>>> = {
  typescript: new Set(['statement_block', 'class_body', 'interface_body', 'object']),
  python: new Set(['block']),
  go: new Set(['block', 'field_declaration_list']),
};

/** Nobody completes prose by code, and what is imported is not to be known. */
const NO_CODE = /comment|import|package|string_literal|decorator|^expression_statement string/;

/** What a vocabulary has one token for is no code to a model. */
const CONTROL = /<\|\w+\|>/;

/** So many holes of each kind in each language, by chance, the same ones for the same code. */
export function cutHoles(
  sources: readonly Source[],
  trees: Trees,
  perKind: number,
): readonly Hole[] {
  const random = randomFrom(20261101);
  const holes = LANGUAGES.flatMap(language => {
    const own = shuffled(
      sources.filter(source => source.language === language),
      random,
    );
    return cutFrom(own, trees, { perKind, random });
  });
  // Mixed, so that a part of them is a fair sample.
  return shuffled(holes, random);
}

function cutFrom(
  sources: readonly Source[],
  trees: Trees,
  { perKind, random }: { readonly perKind: number; readonly random: Random },
): readonly Hole[] {
  const holes: Hole[] = [];
  for (let round = 0; round < PER_FILE_MAX; round += 1) {
    for (const source of sources) {
      const wanted = KINDS.filter(kind => holes.filter(one => one.kind === kind).length < perKind);
      const kind = wanted[Math.floor(random() * wanted.length)];
      if (kind === undefined) return holes;
      const found = trees.see(source.text, source.language, root =>
        candidatesIn(root, kind, source).filter(hole => holes.every(other => other.id !== hole.id)),
      );
      const hole = found[Math.floor(random() * found.length)];
      if (hole) holes.push(hole);
    }
  }
  return holes;
}

function candidatesIn(root: Node, kind: Kind, source: Source): readonly Hole[] {
  if (root.hasError) return [];
  const bodies = root.descendantsOfType([...BODIES[source.language]]).flatMap(node => node ?? []);
  const ranges = bodies.flatMap(body => RANGES[kind](body, source.text));
  return ranges.flatMap(range => holeAt(range, kind, source) ?? []);
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Where a hole of a kind may lie in a body, in UTF-16 offsets. */
const RANGES: Readonly<Record<Kind, (body: Node, text: string) => readonly Range[]>> = {
  line: (body, text) => statementsOn(body, text).flatMap(leavesIn),
  next: (body, text) => statementsOn(body, text).slice(1).map(rangeOf),
  block: (body, text) => {
    const statements = statementsIn(body);
    const [first, last] = [statements[0], statements.at(-1)];
    if (!first || !last || !beginsLine(first, text)) return [];
    const lines = last.endPosition.row - first.startPosition.row + 1;
    const fits = BLOCK_LINES_MIN <= lines && lines <= BLOCK_LINES_MAX;
    return fits ? [{ start: first.startIndex, end: last.endIndex }] : [];
  },
};

function statementsIn(body: Node): readonly Node[] {
  return body.namedChildren.flatMap(node => (node && !NO_CODE.test(typeOf(node)) ? [node] : []));
}

function typeOf(node: Node): string {
  return `${node.type} ${node.firstChild?.type ?? ''}`;
}

/** Statements that have a line for themselves. */
function statementsOn(body: Node, text: string): readonly Node[] {
  return statementsIn(body).filter(node => {
    const { endIndex, startPosition, endPosition } = node;
    const lineEnd = text.indexOf('\n', endIndex);
    const tail = text.slice(endIndex, lineEnd < 0 ? undefined : lineEnd);
    const isOneLine = startPosition.row === endPosition.row && /^[;,]?\s*$/.test(tail);
    return isOneLine && beginsLine(node, text);
  });
}

function beginsLine({ startIndex }: Node, text: string): boolean {
  return text.slice(text.lastIndexOf('\n', startIndex - 1) + 1, startIndex).trim() === '';
}

function rangeOf({ startIndex, endIndex }: Node): Range {
  return { start: startIndex, end: endIndex };
}

/** From each leaf but the first to the end of the statement. */
function leavesIn(statement: Node): readonly Range[] {
  const leaves = leavesOf(statement).filter(({ startIndex }) => statement.startIndex < startIndex);
  return leaves.map(({ startIndex }) => ({ start: startIndex, end: statement.endIndex }));
}

function leavesOf(node: Node): readonly Node[] {
  if (/string|template|comment|regex/.test(node.type)) return [node];
  const children = node.children.flatMap(child => child ?? []);
  return children.length === 0 ? [node] : children.flatMap(leavesOf);
}

function holeAt({ start, end }: Range, kind: Kind, source: Source): Hole | undefined {
  const { text, language, path } = source;
  const lineEnd = text.indexOf('\n', end);
  const stop = lineEnd < 0 ? text.length : lineEnd;
  const truth = text.slice(start, stop).trimEnd();
  const from = Math.max(0, text.indexOf('\n', start - BEFORE_MAX) + 1);
  const head = start <= BEFORE_MAX ? 0 : from;
  const tail =
    stop + AFTER_MAX < text.length ? text.lastIndexOf('\n', stop + AFTER_MAX) : undefined;
  const before = text.slice(head, start);
  const after = text.slice(stop, tail);
  const fits =
    TRUTH_MIN <= truth.length &&
    truth.length <= TRUTH_MAX[kind] &&
    /\w{2}/.test(truth) &&
    BEFORE_MIN <= before.length &&
    AFTER_MIN <= after.length &&
    !CONTROL.test(before + truth + after);
  if (!fits) return undefined;
  const rest = { above: text.slice(0, head), below: text.slice(tail ?? text.length) };
  return { id: `${path}:${start}:${kind}`, language, kind, path, before, after, truth, ...rest };
}

function shuffled<Item>(items: readonly Item[], random: Random): readonly Item[] {
  const keyed = items.map(item => ({ item, key: random() }));
  return keyed.sort((one, other) => one.key - other.key).map(({ item }) => item);
}
