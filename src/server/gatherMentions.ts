import { TextDocument } from 'vscode-languageserver-textdocument';
import { assertNever } from '../core/base/assertNever.js';
import type { Gathered } from '../core/chat/chat.js';
import { commandIn } from '../core/chat/commands.js';
import type { Quote, Source } from '../core/chat/session.js';
import type { ChatMention, ChatRange } from '../protocol/chat.js';
import type { DiskText } from './adapters/diskFiles.js';
import { documentName } from './documentPath.js';
import { gatherCodebase } from './gatherCodebase.js';
import { gatherDiff } from './gatherDiff.js';
import { gatherProblems } from './gatherProblems.js';
import { namedMentions } from './namedMentions.js';
import {
  definedIn,
  EXCLUDED,
  type Found,
  isExcluded,
  leftOut,
  type Library,
  looseQuote,
  openDocument,
} from './library.js';

/** More files of one folder tell a model little of each. */
const FOLDER_FILES_MAX = 20;

/** A person names some; a program that names more is cut off, and told so. */
const MENTIONS_MAX = 50;

/** More than any context holds; what is quoted is kept in the file of the session. */
const QUOTES_UNITS_MAX = 4 << 20;

const UNREADABLE: Readonly<Record<Exclude<DiskText['kind'], 'text'>, string>> = {
  'too long': 'too long to be quoted',
  binary: 'no text',
  missing: 'cannot be read',
};

const TOO_MUCH = 'more is mentioned than can be quoted at once';

/**
 * What a question names and mentions, in this order, each piece once: as it is in the editor, else
 * as it is on the disk. What comes first has the room; what the editor shows comes last.
 *
 * **Invariant:** nothing of an excluded file is quoted, under whatever name it is reached; what is
 * not quoted has a source that says why.
 */
export async function gatherMentions(
  { mentions: said, ...asked }: Asked & { readonly mentions: readonly ChatMention[] },
  library: Library,
): Promise<Gathered> {
  const { question } = asked;
  const named = await namedMentions(question, said, library);
  const mentions = withChanges([...named, ...said], question);
  const quotes = new Map<string, Quote>();
  const left = new Map<string, Source>();
  let room = QUOTES_UNITS_MAX;
  for (const mention of mentions.slice(0, MENTIONS_MAX)) {
    for (const found of await foundFor(mention, asked, library)) {
      const key = JSON.stringify([found.uri, found.range]);
      if ('left' in found) left.set(key, found);
      else if (quotes.has(key)) continue;
      else if (room < found.text.length)
        left.set(key, leftOut(found.uri, `${found.why}: ${TOO_MUCH}`));
      else {
        quotes.set(key, found);
        room -= found.text.length;
      }
    }
  }
  const beyond = mentions.length - MENTIONS_MAX;
  if (0 < beyond) left.set('', leftOut('cove:mentions', `${beyond} more mentions: too many`));
  return { quotes: [...quotes.values()], left: [...left.values()] };
}

/** A command that acts on changes mentions them. */
function withChanges(mentions: readonly ChatMention[], question: string): readonly ChatMention[] {
  const isOnChanges = commandIn(question)?.command.on === 'changes';
  const isThere = mentions.some(({ kind }) => kind === 'diff');
  return isOnChanges && !isThere ? [...mentions, { kind: 'diff' }] : mentions;
}

/** What mentions come with. */
export interface Asked {
  readonly question: string;
  /** Ends a search. */
  readonly signal: AbortSignal;
}

async function foundFor(
  mention: ChatMention,
  { question, signal }: Asked,
  library: Library,
): Promise<readonly Found[]> {
  switch (mention.kind) {
    case 'file':
      return pieceOf({ uri: mention.uri, why: 'mentioned' }, library);
    case 'selection':
      return pieceOf({ uri: mention.uri, range: mention.range, why: 'the selection' }, library);
    case 'folder':
      return folderOf(mention.uri, library);
    case 'symbol':
      return symbolOf(mention.name, library);
    case 'problems':
      return gatherProblems(mention.reported ?? [], library);
    case 'diff':
      return changesOf(library);
    case 'terminal':
      return [terminalOf(mention.text ?? '')];
    case 'codebase':
      return gatherCodebase(question, library, signal);
    default:
      return assertNever(mention);
  }
}

interface Wanted {
  readonly uri: string;
  readonly range?: ChatRange;
  readonly why: string;
}

async function pieceOf(wanted: Wanted, library: Library): Promise<readonly [Found]> {
  const { uri } = wanted;
  const why = (reason: string): string => `${wanted.why}: ${reason}`;
  if (await isExcluded(uri, library)) return [leftOut(uri, why(EXCLUDED))];
  const document = openDocument(uri, library);
  if (document) return [quoteOf(document, wanted)];
  const found = await library.textOnDisk(uri);
  if (found.kind !== 'text') return [leftOut(uri, why(UNREADABLE[found.kind]))];
  return [quoteOf(TextDocument.create(uri, '', 0, found.text), wanted)];
}

function quoteOf(document: TextDocument, { uri, range, why }: Wanted): Found {
  const text = document.getText(range);
  if (text.trim() === '') return leftOut(uri, `${why}: empty`);
  const all = { start: document.positionAt(0), end: document.positionAt(text.length) };
  const whole = range === undefined;
  return { uri, name: documentName(uri), range: range ?? all, whole, text, why };
}

/** What git knows, then the files that it does not know yet, as they are. */
async function changesOf(library: Library): Promise<readonly Found[]> {
  const { found, added } = await gatherDiff(library);
  const first = added.slice(0, FOLDER_FILES_MAX);
  const why = 'a new file, not committed';
  const files = await Promise.all(first.map(uri => pieceOf({ uri, why }, library)));
  const beyond = added.length - first.length;
  const told =
    beyond === 0 ? [] : [leftOut('cove:new', `${beyond} more new files: too many to be quoted`)];
  return [...found, ...files.flat(), ...told];
}

function terminalOf(text: string): Found {
  if (text.trim() === '') return leftOut('cove:terminal', 'the terminal: nothing is selected');
  const why = 'the selection in the terminal';
  return looseQuote({ kind: 'terminal', name: 'terminal', text, why, files: [] });
}

async function folderOf(uri: string, library: Library): Promise<readonly Found[]> {
  if (await isExcluded(uri, library)) return [leftOut(uri, `the folder: ${EXCLUDED}`)];
  const files = await library.filesOnDisk(uri);
  if (!files) return [leftOut(uri, 'the folder: cannot be read')];
  if (files.length === 0) return [leftOut(uri, 'the folder: there is no file in it')];
  const why = 'in a mentioned folder';
  const first = files.slice(0, FOLDER_FILES_MAX);
  const found = await Promise.all(first.map(file => pieceOf({ uri: file, why }, library)));
  const beyond = files.length - first.length;
  const told =
    beyond === 0 ? [] : [leftOut(uri, `${beyond} more files of the folder: too many to be quoted`)];
  return [...found.flat(), ...told];
}

/** The first definition in an open document. */
async function symbolOf(name: string, library: Library): Promise<readonly Found[]> {
  const found = await definedIn(name, library);
  if (!found) return [leftOut('cove:symbol', `${name}: no open file defines it`)];
  const { document, range } = found;
  return [quoteOf(document, { uri: document.uri, range, why: `the definition of ${name}` })];
}
