import type { NamedScope, Outline } from '../../syntax/outline.js';
import { isBlank } from '../../text/cursorSite.js';
import { lineEdits, type Replacement } from '../../text/lineEdits.js';
import { linesOf } from '../../text/lines.js';
import type { ActionSyntax } from '../actionRunner.js';
import type { ActionDocument } from '../job.js';
import type { Outcome } from '../outcome.js';
import { EXCLUDED, NO_PLACE, UNCHANGED, WITHOUT_CODE } from '../refusals.js';
import { bySimilarity } from './bySimilarity.js';
import { behindTheLast, bySymbol } from './bySymbol.js';
import { type ApplySite, leavesOut } from './applySite.js';
import { inOrder, type LineChange, replacementOf } from './lineChanges.js';
import { type CodeSymbol, symbolsIn } from './symbols.js';

export interface ApplyDeps {
  readonly syntax: Outline & Pick<ActionSyntax, 'parses'>;
}

export interface ApplyJob {
  readonly document: ActionDocument;
  /** A block of code of an answer, without its fences. */
  readonly code: string;
  /** Whether definitions that the document has none of may go behind its last one. */
  readonly mayAdd: boolean;
  /** Whether a place is looked for by what the code defines alone. */
  readonly namesOnly: boolean;
}

/**
 * Finds where a piece of code goes in a document, and what changes there: by the names of what it
 * defines, else by the lines that it is like. No model is asked.
 *
 * **Invariant:** code that has no certain place is refused in words; what is changed are the
 * definitions that the code names, or one stretch of lines, and nothing else; only who says so has
 * what is new put at the end.
 */
export class CodeApplier {
  readonly #deps: ApplyDeps;

  constructor(deps: ApplyDeps) {
    this.#deps = deps;
  }

  async apply(
    { document, code, ...how }: ApplyJob,
    excluded: (uri: string) => boolean,
  ): Promise<Outcome> {
    if (excluded(document.uri)) return EXCLUDED;
    if (isBlank(code)) return WITHOUT_CODE;
    const { language } = document;
    const text = document.text.replaceAll('\r\n', '\n');
    const site = { language, document: linesOf(text), code: linesOf(code.trimEnd()) };
    const changes = await this.#placed(site, how);
    const ordered = changes && inOrder(changes);
    if (!ordered) return NO_PLACE;
    return this.#outcome(document, ordered);
  }

  async #placed(
    site: ApplySite,
    { mayAdd, namesOnly }: Pick<ApplyJob, 'mayAdd' | 'namesOnly'>,
  ): Promise<readonly LineChange[] | undefined> {
    if (site.document.every(isBlank)) return namesOnly ? undefined : allOfIt(site);
    const symbols = {
      document: await this.#symbols(site.language, site.document),
      code: await this.#symbolsOfCode(site),
    };
    const named = bySymbol(site, symbols);
    if (named) return named;
    if (isWholeFile(site, symbols)) return allOfIt(site);
    if (namesOnly) return undefined;
    const alike = bySimilarity(site);
    if (alike) return [alike];
    return mayAdd ? behindTheLast(site, symbols) : undefined;
  }

  async #symbols(language: string, lines: readonly string[]): Promise<readonly CodeSymbol[]> {
    const text = lines.join('\n');
    return symbolsIn(text, await this.#deps.syntax.outline(language, text), language);
  }

  /** A method that stands alone is one only to who thinks of the class around it. */
  async #symbolsOfCode({ language, code }: ApplySite): Promise<readonly CodeSymbol[]> {
    const { syntax } = this.#deps;
    const text = code.join('\n');
    const isWhole = (await syntax.parses(language, text)) !== false;
    if (isWhole) return symbolsIn(text, await syntax.outline(language, text), language);
    const [open, close] = ['class CoveWrapper {\n', '\n}'];
    const scopes = await syntax.outline(language, open + text + close);
    const inner = scopes.flatMap(scope => inside(scope, open.length, text.length));
    return symbolsIn(text, inner, language);
  }

  async #outcome(document: ActionDocument, changes: readonly LineChange[]): Promise<Outcome> {
    const edits = apart(
      changes.flatMap(change => {
        const { start, end, text } = replacementOf(document.text, change);
        return lineEdits(document.text, { start, end }, text);
      }),
    );
    if (edits.length === 0) return UNCHANGED;
    const after = edits.reduceRight(
      (text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end),
      document.text,
    );
    const { syntax } = this.#deps;
    const broken = (await syntax.parses(document.language, after)) === false;
    const wasWhole = broken && (await syntax.parses(document.language, document.text)) === true;
    return { kind: 'rewrite', edits, parses: !wasWhole };
  }
}

/** Edits that touch are one. */
function apart(edits: readonly Replacement[]): readonly Replacement[] {
  const found: Replacement[] = [];
  for (const edit of edits) {
    const last = found.at(-1);
    if (last?.end === edit.start) {
      found.splice(-1, 1, { start: last.start, end: edit.end, text: last.text + edit.text });
    } else found.push(edit);
  }
  return found;
}

function inside(scope: NamedScope, before: number, length: number): readonly NamedScope[] {
  const [start, end] = [scope.start - before, scope.end - before];
  return start < 0 || length < end ? [] : [{ ...scope, start, end }];
}

/** Code that defines all that the document does, and more than that, is the document anew. */
function isWholeFile(
  site: ApplySite,
  symbols: { readonly document: readonly CodeSymbol[]; readonly code: readonly CodeSymbol[] },
): boolean {
  const said = new Set(symbols.code.map(({ name }) => name));
  const isAll = 0 < symbols.document.length && symbols.document.every(({ name }) => said.has(name));
  return isAll && !leavesOut(site, site.code);
}

function allOfIt({ document, code }: ApplySite): readonly LineChange[] {
  const to = document.at(-1) === '' ? document.length - 1 : document.length;
  return [{ from: 0, to, lines: code }];
}
