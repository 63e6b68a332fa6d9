import { insideAt } from '../../syntax/insideAt.js';
import { type Language, languageOf } from '../../syntax/languages.js';
import { type CursorSite, isBlank } from '../../text/cursorSite.js';
import { isBehindTag, isChat, isSentence } from './chat.js';
import { isFence } from './fences.js';
import { isFileLine } from './fileLine.js';

/** What a line of a preamble is. */
type Kind = 'file' | 'fence' | 'chat';

/**
 * Where the code of an answer begins, in UTF-16 units: behind the fence of a chat, what it says to
 * the person, and the line that names the file. 0 where it begins with code, and where a text for
 * people is completed.
 *
 * It is asked too where an answer may end: a fence is no line of code.
 */
export function preambleEnd(text: string, site: CursorSite): number {
  const language = languageOf(site.language);
  let end = 0;
  let last: Kind | undefined;
  let fenced = false;
  for (let start = 0; start < text.length;) {
    const lineEnd = text.indexOf('\n', start);
    const next = lineEnd < 0 ? text.length : lineEnd + 1;
    const line = text.slice(start, lineEnd < 0 ? undefined : lineEnd);
    start = next;
    if (isBlank(line)) continue;
    const kind = kindOf(line, last, language);
    if (kind === undefined || (kind === 'fence' && fenced)) break;
    if (last === undefined && !mayBegin(kind, text, site, language)) return 0;
    fenced ||= kind === 'fence';
    last = kind;
    end = next;
  }
  return end;
}

function kindOf(line: string, last: Kind | undefined, language: Language): Kind | undefined {
  if (isFence(line)) return 'fence';
  if (isFileLine(line, language)) return 'file';
  return isChat(line) || (last === 'chat' && isSentence(line)) ? 'chat' : undefined;
}

/** Whether what looks like a preamble is one, and not what the document is made of here. */
function mayBegin(kind: Kind, text: string, site: CursorSite, { sentences }: Language): boolean {
  if (sentences === 'everywhere' || insideAt(site) !== 'code') return false;
  if (kind !== 'chat') return true;
  return text.includes('\n```') || (sentences === undefined && !isBehindTag(site.before));
}
