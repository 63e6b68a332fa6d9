import type { Suggestion } from '../../src/core/completion/suggestion.js';
import type { CursorSite } from '../../src/core/text/cursorSite.js';
import { CURSOR } from './siteAt.js';

/** The document, with the cursor in it, after the suggestion was accepted; as it was without one. */
export function accepted(site: CursorSite, suggestion: Suggestion | undefined): string {
  const { text, replaces } = suggestion ?? { text: '', replaces: 0 };
  return `${site.before}${text}${CURSOR}${site.after.slice(replaces)}`;
}
