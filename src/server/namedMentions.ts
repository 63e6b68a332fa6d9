import { namesIn } from '../core/chat/namesIn.js';
import type { ChatMention } from '../protocol/chat.js';
import { documentPath } from './documentPath.js';
import { type Defined, definedIn, isSame, type Library } from './library.js';

type Shelf = Pick<Library, 'open' | 'files' | 'excluded' | 'realUri'>;

/**
 * What a question names in plain words, as if it were mentioned: a file of the workspace that
 * alone is called so, or a definition in an open document. Nothing that is mentioned already, and
 * nothing for a name that nothing has.
 */
export async function namedMentions(
  question: string,
  mentions: readonly ChatMention[],
  shelf: Shelf,
): Promise<readonly ChatMention[]> {
  const { files, symbols } = namesIn(question);
  const named: ChatMention[] = [];
  let listed: Promise<readonly string[]> | undefined;
  const list = (): Promise<readonly string[]> => (listed ??= shelf.files());
  for (const name of files) {
    const uri = await fileOf(name, { ...shelf, files: list });
    const isPiece = question.includes(`@${name}`);
    const isNews = uri !== undefined && !mentions.some(each => isOf(each, uri, isPiece));
    if (isNews) named.push({ kind: 'file', uri });
  }
  for (const name of symbols) {
    const found = await definedIn(name, shelf);
    const isNews = found && ![...named, ...mentions].some(each => holds(each, name, found));
    if (isNews) named.push({ kind: 'symbol', name });
  }
  return named;
}

/** Where one alone is called so: among what is open, or else in the workspace. */
async function fileOf(name: string, { open, files }: Shelf): Promise<string | undefined> {
  const isCalledSo = (uri: string): boolean => `/${documentPath(uri)}`.endsWith(`/${name}`);
  const opened = open()
    .map(({ uri }) => uri)
    .filter(isCalledSo);
  const found = 0 < opened.length ? opened : (await files()).filter(isCalledSo);
  return found.length === 1 ? found[0] : undefined;
}

/** Whether a mention is of a file, all of it; or of a piece, where the question writes that so. */
function isOf(mention: ChatMention, uri: string, isPiece: boolean): boolean {
  const isLike = mention.kind === 'file' || (isPiece && mention.kind === 'selection');
  return isLike && isSame(mention.uri, uri);
}

/** Whether all of a definition is in a mention. */
function holds(mention: ChatMention, name: string, { document, range }: Defined): boolean {
  if (mention.kind === 'symbol') return mention.name === name;
  if (mention.kind === 'file') return isSame(mention.uri, document.uri);
  if (mention.kind !== 'selection' || !isSame(mention.uri, document.uri)) return false;
  const { start, end } = mention.range;
  return start.line <= range.start.line && range.end.line <= end.line;
}
