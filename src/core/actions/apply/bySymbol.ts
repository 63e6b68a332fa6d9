import { languageOf } from '../../syntax/languages.js';
import { indentOf, isBlank } from '../../text/cursorSite.js';
import { commentLines } from '../commentLines.js';
import { importLines } from '../context.js';
import { commonIndent, withIndent, withoutIndent } from '../indents.js';
import { type ApplySite, leavesOut, putInPlace, saysNothing } from './applySite.js';
import type { LineChange } from './lineChanges.js';
import { allOf, type CodeSymbol } from './symbols.js';
import { withoutExample } from './withoutExample.js';

/** What a document and a piece of code define. */
export interface Symbols {
  readonly document: readonly CodeSymbol[];
  readonly code: readonly CodeSymbol[];
}

/**
 * The changes that put each definition of the code in place of the one of its name, what is new
 * behind the one before it, and imports that are missing below the others.
 *
 * An example of its use is left out. Undefined where the code has anything else in it, where a name
 * is nowhere or more than once, or where it leaves out what cannot be found.
 */
export function bySymbol(whole: ApplySite, symbols: Symbols): readonly LineChange[] | undefined {
  if (symbols.code.length === 0) return undefined;
  const site = withoutExample(whole, symbols.code);
  const imports = importLines(site.code);
  if (!loose(site, symbols.code, imports).every(line => saysNothing(site, line))) return undefined;
  const changes = changesOf(site, symbols);
  return changes && [...missingImports(site, imports), ...changes];
}

/**
 * The change that puts definitions of which the document has none behind its last one, and imports
 * that are missing below the others; undefined where the code has anything else in it, or one of
 * its names is there.
 */
export function behindTheLast(
  whole: ApplySite,
  symbols: Symbols,
): readonly LineChange[] | undefined {
  const site = withoutExample(whole, symbols.code);
  const imports = importLines(site.code);
  const [first] = symbols.code;
  const last = symbols.code.at(-1);
  if (!first || !last) return undefined;
  if (!loose(site, symbols.code, imports).every(isBlank)) return undefined;
  const all = allOf(symbols.document);
  if (symbols.code.some(symbol => counterpart(symbol, all))) return undefined;
  const neighbor = symbols.document.at(-1);
  const lines = site.code.slice(first.top, last.to);
  const to = neighbor?.to ?? endOf(site.document);
  const change = { from: to, to, lines: [...gapBefore(site, neighbor), ...lines] };
  return [...missingImports(site, imports), change];
}

/** As many blank lines as stand before a definition, at least one. */
function gapBefore({ document }: ApplySite, place: CodeSymbol | undefined): readonly string[] {
  if (!place) return [''];
  const above = document.slice(0, place.top);
  const gap = above.length - endOf(above);
  return Array.from({ length: endOf(above) === 0 ? 1 : Math.max(1, gap) }, () => '');
}

/** Behind the last line that says anything. */
function endOf(document: readonly string[]): number {
  return document.findLastIndex(line => !isBlank(line)) + 1;
}

/** The lines of the code that stand outside of what it defines, but for comments and imports. */
function loose(
  { code, language }: ApplySite,
  symbols: readonly CodeSymbol[],
  imports: ReadonlySet<number>,
): readonly string[] {
  const comments = commentLines(code, languageOf(language));
  return code.filter((_line, at) => {
    const isInside = symbols.some(({ top, to }) => top <= at && at < to);
    return !isInside && comments[at] !== true && !imports.has(at);
  });
}

function changesOf(site: ApplySite, symbols: Symbols): readonly LineChange[] | undefined {
  const all = allOf(symbols.document);
  const places = symbols.code.map(symbol => counterpart(symbol, all));
  if (places.includes('several')) return undefined;
  if (!places.some(place => typeof place === 'object')) return undefined;
  const changes: LineChange[] = [];
  for (const [at, symbol] of symbols.code.entries()) {
    const place = places[at];
    const change =
      typeof place === 'object'
        ? replaced(site, symbol, place)
        : added(site, symbol, neighborOf(at, places));
    if (!change) return undefined;
    changes.push(...change);
  }
  return changes;
}

/** The definition of the same name; of several the one of the same kind, or the outermost one. */
function counterpart(
  { name, kind }: CodeSymbol,
  all: readonly CodeSymbol[],
): CodeSymbol | 'several' | undefined {
  const named = all.filter(each => each.name === name);
  const alike = named.filter(each => each.kind === kind);
  const [first, ...others] = 0 < alike.length ? alike : named;
  return 0 < others.length ? 'several' : first;
}

/** What a new definition goes behind: the nearest one before it that has a place, or else the next. */
function neighborOf(
  at: number,
  places: readonly (CodeSymbol | 'several' | undefined)[],
): CodeSymbol | undefined {
  const isPlace = (place: unknown): place is CodeSymbol => typeof place === 'object';
  return places.slice(0, at).findLast(isPlace) ?? places.slice(at).find(isPlace);
}

function replaced(
  site: ApplySite,
  symbol: CodeSymbol,
  place: CodeSymbol,
): readonly LineChange[] | undefined {
  if (isPart(site, symbol, place)) return membersOf(site, symbol, place);
  // Comments that the code has none of stay.
  const hasOwn = symbol.top < symbol.from;
  const lines = site.code.slice(hasOwn ? symbol.top : symbol.from, symbol.to);
  const target = { from: hasOwn ? place.top : place.from, to: place.to };
  const change = putInPlace(site, target, withExport(lines, symbol, { site, place, hasOwn }));
  return change ? [change] : membersOf(site, symbol, place);
}

/** A class of which only some members are said: to take it for all would throw the others away. */
function isPart(site: ApplySite, symbol: CodeSymbol, place: CodeSymbol): boolean {
  if (symbol.children.length === 0) return false;
  const said = new Set(symbol.children.map(({ name }) => name));
  const missing = place.children.filter(({ name }) => !said.has(name));
  const inner = site.code
    .slice(symbol.from, symbol.to)
    .filter(
      (_line, at) =>
        !symbol.children.some(
          child => child.top <= at + symbol.from && at + symbol.from < child.to,
        ),
    );
  return 0 < missing.length && (leavesOut(site, inner) || symbol.children.length < missing.length);
}

/** Each member in its place; what stands around them has to be in the document as it is. */
function membersOf(
  site: ApplySite,
  symbol: CodeSymbol,
  place: CodeSymbol,
): readonly LineChange[] | undefined {
  if (symbol.children.length === 0) return undefined;
  const own = new Set(site.document.slice(place.from, place.to).map(line => line.trim()));
  const around = site.code.slice(symbol.from, symbol.to).filter((line, index) => {
    const at = index + symbol.from;
    const isInside = symbol.children.some(({ top, to }) => top <= at && at < to);
    return !isInside && !saysNothing(site, line) && !own.has(line.trim());
  });
  // Its first line may be said a little otherwise: `class A {` for `export class A {`.
  const isTold = around.every(line => line.includes(symbol.name));
  if (!isTold) return undefined;
  return changesOf(site, { document: place.children, code: symbol.children });
}

/** `export function add` is still exported where the code says `function add`. */
function withExport(
  lines: readonly string[],
  symbol: CodeSymbol,
  { site, place, hasOwn }: { site: ApplySite; place: CodeSymbol; hasOwn: boolean },
): readonly string[] {
  const at = hasOwn ? symbol.from - symbol.top : 0;
  const [mark] = /^export (?:default )?/.exec(site.document[place.from]?.trim() ?? '') ?? [];
  if (mark === undefined || lines[at]?.trim().startsWith('export') !== false) return lines;
  const line = lines[at];
  return lines.with(at, indentOf(line) + mark + line.trim());
}

/** A new definition behind its neighbor, as deep as that and as far from it as that from others. */
function added(
  site: ApplySite,
  symbol: CodeSymbol,
  neighbor: CodeSymbol | undefined,
): readonly LineChange[] | undefined {
  if (!neighbor) return undefined;
  const lines = site.code.slice(symbol.top, symbol.to);
  const indent = indentOf(site.document[neighbor.from] ?? '');
  const indented = withIndent(withoutIndent(lines, commonIndent(lines)), indent);
  return [
    { from: neighbor.to, to: neighbor.to, lines: [...gapBefore(site, neighbor), ...indented] },
  ];
}

/** What the code imports and the document does not, below the last of its imports. */
function missingImports(
  { document, code }: ApplySite,
  imports: ReadonlySet<number>,
): readonly LineChange[] {
  const known = new Set(document.map(line => line.trim()));
  const missing = code.filter(
    (line, at) => imports.has(at) && !isBlank(line) && !known.has(line.trim()),
  );
  if (missing.length === 0) return [];
  const last = Math.max(-1, ...importLines(document));
  return [{ from: last + 1, to: last + 1, lines: last < 0 ? [...missing, ''] : missing }];
}
