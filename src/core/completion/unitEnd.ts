import { type CursorSite, indentOf, isBlank, linePrefix, lineSuffix } from '../text/cursorSite.js';
import { indentColumns } from '../text/indent.js';
import { linesIn } from '../text/linesIn.js';
import { assertNever } from '../base/assertNever.js';
import { bracketsIn, OPENER_OF, unpaired } from '../syntax/bracketsIn.js';
import { insideOf } from '../syntax/insideAt.js';
import { languageOf } from '../syntax/languages.js';
import type { Span } from '../syntax/span.js';
import { codeOf, writtenLinesBelow } from '../syntax/surroundings.js';
import { preambleEnd } from './shape/preamble.js';
import { repeatedAt } from './shape/repeatedAt.js';

/**
 * Where the unit that was asked for ends in `text`, in UTF-16 units; undefined while it may go on.
 *
 * Only lines that are complete are judged, so that the answer is the same whether the text came
 * in one piece or token by token.
 */
export function unitEnd(text: string, site: CursorSite, span: Span): number | undefined {
  const start = preambleEnd(text, site);
  const end = endOf(text.slice(start), site, span);
  return end === undefined ? undefined : start + end;
}

function endOf(text: string, site: CursorSite, span: Span): number | undefined {
  switch (span) {
    case 'line':
      return lineEnd(text);
    case 'statement':
      return statementEnd(text, site);
    case 'block':
      return blockEnd(text, site);
    default:
      return assertNever(span);
  }
}

/** The end of the first line that says something. */
function lineEnd(text: string): number | undefined {
  const start = text.search(/\S/);
  const end = start < 0 ? -1 : text.indexOf('\n', start);
  return end < 0 ? undefined : end;
}

/** A longer call or list is seldom what somebody wants to take at once. */
const STATEMENT_LINES_MAX = 12;

/** The end of the block that the statement begins, else of the statement. */
function statementEnd(text: string, site: CursorSite): number | undefined {
  const end = bareStatementEnd(text, site);
  if (end === undefined || !beginsBlock(text, end, site)) return end;
  const block = blockEnd(text.slice(end), { ...site, before: site.before + text.slice(0, end) });
  return block === undefined ? undefined : end + block;
}

/**
 * Whether the text has all of a statement but for the block that it begins: enough for a person to
 * look at, while the rest comes.
 */
export function hasBareStatement(text: string, site: CursorSite, span: Span): boolean {
  const said = text.slice(preambleEnd(text, site));
  return span === 'statement' && bareStatementEnd(said, site) !== undefined;
}

/** The end of the line with which all that the text opened is closed; else that of the first. */
function bareStatementEnd(text: string, site: CursorSite): number | undefined {
  const first = lineEnd(text);
  const isOpen = openingOf(text, site);
  let end = first;
  for (let lines = 0; end !== undefined && lines < STATEMENT_LINES_MAX; lines++) {
    if (!isOpen(text.slice(0, end))) return end;
    const next = text.indexOf('\n', end + 1);
    end = next < 0 ? undefined : next;
  }
  return end === undefined ? undefined : first;
}

/**
 * Whether a block begins where the statement ends: at `if (a) {`, where the document has neither
 * the block nor anything else on the line.
 */
function beginsBlock(text: string, end: number, site: CursorSite): boolean {
  if (!isBlank(lineSuffix(site))) return false;
  const language = languageOf(site.language);
  const line = (linePrefix(site) + text.slice(0, end)).replace(/^[^]*\n/, '');
  const code = codeOf(line, language);
  const ownOpener = /^(?:indent|end)$/.test(language.block) ? language.opener : undefined;
  const next = writtenLinesBelow(site, 1)[0] ?? '';
  const isThere = indentColumns(line) < indentColumns(next);
  return !isThere && (code.endsWith('{') || ownOpener?.test(code) === true);
}

/**
 * What tells whether a statement goes on. Before a closer on the cursor's line its blocks belong to
 * it, and its first line break to what the document opened: at `run(█)` a function has its body.
 */
function openingOf(text: string, site: CursorSite): (said: string) => boolean {
  const language = languageOf(site.language);
  const openIn = (said: string): readonly string[] =>
    unpaired(bracketsIn(said, language).brackets).open;
  const closer = /^\s*([)\]])/.exec(lineSuffix(site))?.[1];
  if (closer === undefined) return said => openIn(said).some(opener => opener !== '{');
  const opened = /^[ \t]*\n/.test(text) ? (OPENER_OF[closer] ?? '') : '';
  return said => 0 < openIn(opened + said).length;
}

/** How a line relates to the block that the cursor's line begins or stands in. */
type Relation = 'inside' | 'closes' | 'outside';

function blockEnd(text: string, site: CursorSite): number | undefined {
  const block = blockAt(site);
  const language = languageOf(site.language);
  const lines = linesIn(text).slice(0, -1);
  const whole = lines.map((line, at) => (at === 0 ? linePrefix(site) : '') + line.text.trimEnd());
  let inside = '';
  let afterBlank = false;
  for (const [at, line] of lines.entries()) {
    const above = text.slice(0, line.start);
    const isNeutral = at === 0 || isBlank(line.text);
    const relation = isNeutral ? 'inside' : relationOf(line.text, block, afterBlank);
    // In a string of several lines an indent says nothing.
    if (relation !== 'inside' && insideOf(inside, language) !== 'string') {
      return relation === 'closes' ? line.end : above.trimEnd().length;
    }
    const again = repeatedAt(whole, at);
    if (0 < again) return text.slice(0, lines[at - again]?.end).trimEnd().length;
    // Blank lines part what belongs together from what comes next, but not before the first.
    afterBlank = isBlank(line.text) && !isBlank(above);
    ({ inside } = bracketsIn(`${line.text}\n`, language, inside));
  }
  return undefined;
}

interface Block {
  /** The indent of the line that holds the cursor, in columns. */
  readonly floor: number;
  /** Whether the cursor's line is still blank: the block is around it, not behind it. */
  readonly around: boolean;
  /** What a line begins with that closes it. */
  readonly closer: RegExp;
  /** Whether the text after the cursor closes it already, on a line of its own. */
  readonly closed: boolean;
}

function blockAt(site: CursorSite): Block {
  const prefix = linePrefix(site);
  const floor = indentColumns(prefix);
  const rest = site.after.slice(lineSuffix(site).length);
  const next = rest.split(/\r?\n/, NEXT_LINES).find(line => !isBlank(line));
  const closer = languageOf(site.language).block === 'end' ? CLOSES_BY_WORD : CLOSES;
  const closed = next !== undefined && indentColumns(next) === floor && closer.test(next);
  return { floor, around: isBlank(prefix), closer, closed };
}

/** How far to look for the line that closes the block already. */
const NEXT_LINES = 4;

/** A line that ends what an opener began. */
const CLOSES = /^\s*(?:[)\]}]|end\b)/;

/** The same in languages that do so by words. */
const CLOSES_BY_WORD = /^\s*(?:[)\]}]|(?:end|fi|done|esac)\b)/i;

/** A line at the opener's indent that carries the block on: `} else {`, `except ValueError:`. */
const CARRIES_ON =
  /^\s*(?:}\s*)?(?:else|elif|elsif|catch|except|finally|rescue|ensure|case|default)\b/;

function relationOf(line: string, block: Block, afterBlank: boolean): Relation {
  const columns = indentColumns(indentOf(line));
  if (block.around) {
    if (columns < block.floor) return 'outside';
    return columns === block.floor && afterBlank && !block.closer.test(line) ? 'outside' : 'inside';
  }
  if (block.floor < columns) return 'inside';
  if (columns < block.floor || block.closed) return 'outside';
  if (CARRIES_ON.test(line)) return 'inside';
  return block.closer.test(line) ? 'closes' : 'outside';
}
