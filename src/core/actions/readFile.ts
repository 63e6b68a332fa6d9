import { languageOf } from '../syntax/languages.js';
import { lineBreakOf, linesOf } from '../text/lines.js';
import { codeIn, type Reply } from './codeIn.js';
import { fenceLabel } from '../text/fence.js';
import { commonIndent, withoutIndent } from './indents.js';
import { CUT, type Refused, refused, WITHOUT_CODE } from './refusals.js';
import type { RewritePlace } from './readRewrite.js';
import { dropBlankEdges } from './repairs/dropBlankEdges.js';
import { isElision } from './repairs/elision.js';
import { testPlaceOf } from './tests/testPlace.js';

export type ProposedFile =
  { readonly kind: 'file'; readonly uri: string; readonly text: string } | Refused;

const LEFT_OUT = refused(
  'The model left parts of the tests out. Try again with less code selected, or choose a bigger model in "cove.edit.model".',
);

/** The test file that a reply proposes for the document, with the document's line breaks. */
export function readFile(reply: Reply, { document, target, project }: RewritePlace): ProposedFile {
  const { language, text } = document;
  const own = linesOf(text.slice(target.start, target.end));
  const found = codeIn(reply, own, fenceLabel(language));
  if (found.kind === 'cut') return CUT;
  if (found.kind === 'none') return WITHOUT_CODE;
  const lines = dropBlankEdges(withoutIndent(found.lines, commonIndent(found.lines)));
  const known = new Set(own.map(line => line.trim()));
  if (lines.some(line => isElision(line, languageOf(language), known))) return LEFT_OUT;
  const lineBreak = lineBreakOf(text);
  return {
    kind: 'file',
    uri: testPlaceOf(document, project).uri,
    text: lines.join(lineBreak) + lineBreak,
  };
}
