import type { CursorSite } from '../../src/core/text/cursorSite.js';

/** Marks the cursor in a test's document: a character that does not occur in code. */
export const CURSOR = '█';

/** The site that `marked` shows, `foo(█)` being a document of five characters. */
export function siteAt(marked: string, language = 'typescript'): CursorSite {
  const at = marked.indexOf(CURSOR);
  if (at < 0 || marked.includes(CURSOR, at + 1)) throw new Error(`one cursor, please: ${marked}`);
  return {
    uri: 'file:///work/sample',
    language,
    before: marked.slice(0, at),
    after: marked.slice(at + CURSOR.length),
  };
}
