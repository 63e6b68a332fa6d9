import { languageOf } from '../../syntax/languages.js';
import type { NamedScope, Outline } from '../../syntax/outline.js';
import { actionOf } from '../ownActions.js';
import type { ActionDocument, Job, Stretch } from '../job.js';
import { editorRules, rulesIn } from './conventions.js';
import { headOf, shapeOf } from './headOf.js';
import { type ImportedName, importsOf } from './importsOf.js';
import { moduleFiles } from './moduleFiles.js';
import { namesIn, type UsedName } from './namesIn.js';
import type { Nearby, OtherQuote } from './nearby.js';

/** What lies around a document. */
export interface Neighborhood {
  /** The folder of the workspace, with `/` at its end; undefined where a document is in none. */
  folderOf(uri: string): string | undefined;
  /**
   * A file as a person sees it; undefined where there is none, or no model may see it. Never
   * rejects.
   */
  read(uri: string): Promise<string | undefined>;
}

export interface LookAroundDeps {
  readonly outline: Outline['outline'];
  readonly neighborhood: Neighborhood;
}

/** A file that is longer is made by a tool, and takes long to read. */
const FILE_UNITS_MAX = 256 << 10;

/** Pieces of a file beyond these are no help. */
const OWN_MAX = 8;

/** Files that are read for one job, each with a few tries where it lies. */
const FILES_MAX = 8;

/** Rules lie in a folder above the document, not so far above. */
const FOLDERS_MAX = 12;

/**
 * What helps with a target besides the lines around it: how what it calls is declared, the types
 * that its problems name, and what the project wants of its code.
 */
export async function lookAround(job: Job, target: Stretch, deps: LookAroundDeps): Promise<Nearby> {
  const { document } = job;
  const names = namesIn(job, target);
  const own = await declaredIn(document, deps);
  const elsewhere = own.filter(({ start, end }) => end <= target.start || target.end <= start);
  const quotes = names.flatMap(used =>
    pieceOf(used, document.text, { scopes: elsewhere, language: languageOf(document.language) }),
  );
  const known = new Set(own.map(({ name }) => name));
  const wanted = names.filter(({ name }) => !known.has(name));
  return {
    own: quotes.slice(0, OWN_MAX),
    others: await fromOthers(document, wanted, deps),
    conventions: await conventionsFor(job, deps.neighborhood),
  };
}

async function declaredIn(
  { language, text }: Pick<ActionDocument, 'language' | 'text'>,
  { outline }: Pick<LookAroundDeps, 'outline'>,
): Promise<readonly NamedScope[]> {
  return text.length <= FILE_UNITS_MAX ? outline(language, text) : [];
}

/** The first declaration of a name: of a type that is spoken of its shape, else how it is called. */
function pieceOf(
  { name, why }: UsedName,
  text: string,
  { scopes, language }: Parameters<typeof shapeOf>[2],
): readonly (Stretch & Pick<UsedName, 'why'>)[] {
  const found = scopes.find(scope => scope.name === name) ?? aliasOf(name, text);
  if (!found) return [];
  const isType = /class|interface|enum|struct|trait|type/.test(found.kind);
  const pieces = isType
    ? shapeOf(text, found, { scopes, language })
    : [headOf(text, found, language)];
  return pieces.map(piece => ({ ...piece, why }));
}

/** `type Price = …;` on one line or more: of a type without a body there is no scope. */
function aliasOf(name: string, text: string): NamedScope | undefined {
  if (!/^\w+$/.test(name)) return undefined;
  const at = text.search(new RegExp(`(?<=^(?:export )?)type ${name}\\b`, 'm'));
  if (at < 0) return undefined;
  const length = text.slice(at).search(/;\s*$/m) + 1;
  return { kind: 'type', name, start: at, end: 0 < length ? at + length : text.indexOf('\n', at) };
}

async function fromOthers(
  document: ActionDocument,
  names: readonly UsedName[],
  deps: LookAroundDeps,
): Promise<readonly OtherQuote[]> {
  const folder = deps.neighborhood.folderOf(document.uri);
  if (folder === undefined) return [];
  const imports = importsOf(document.language, document.text);
  const files = new Map<string, Promise<OtherFile | undefined>>();
  const fileOf = ({ from }: ImportedName): Promise<OtherFile | undefined> => {
    const asked = files.get(from);
    if (asked ?? FILES_MAX <= files.size) return asked ?? Promise.resolve(undefined);
    const reading = otherFile({ document, from, folder }, deps);
    files.set(from, reading);
    return reading;
  };
  const found = await Promise.all(
    names.map(async used => {
      const imported = imports.find(({ name }) => name === used.name);
      const file = imported && (await fileOf(imported));
      if (!file) return [];
      const language = languageOf(document.language);
      const name = imported.there ?? imported.name;
      const pieces = pieceOf({ ...used, name }, file.text, { scopes: file.scopes, language });
      return pieces.map(piece => ({ ...piece, uri: file.uri, text: file.text }));
    }),
  );
  return found.flat();
}

interface OtherFile {
  readonly uri: string;
  readonly text: string;
  readonly scopes: readonly NamedScope[];
}

interface Wanted {
  readonly document: ActionDocument;
  readonly from: string;
  readonly folder: string;
}

async function otherFile(
  { document: { uri, language }, from, folder }: Wanted,
  deps: LookAroundDeps,
): Promise<OtherFile | undefined> {
  for (const file of moduleFiles({ uri, language, from }, folder)) {
    const text = await deps.neighborhood.read(file);
    if (text === undefined) continue;
    return { uri: file, text, scopes: await declaredIn({ language, text }, deps) };
  }
  return undefined;
}

/** Of the nearest files of their kind, from the document's folder upwards. */
async function conventionsFor(
  { action, document: { uri } }: Job,
  neighborhood: Neighborhood,
): Promise<readonly string[]> {
  const top = neighborhood.folderOf(uri);
  if (top === undefined || actionOf(action).delivery === 'answer') return [];
  const agents = await nearest('AGENTS.md', uri, { top, neighborhood });
  const config = await nearest('.editorconfig', uri, { top, neighborhood });
  return [
    ...(agents ? rulesIn(agents.text) : []),
    ...(config ? editorRules(config.text, uri.slice(config.folder.length)) : []),
  ];
}

async function nearest(
  name: string,
  uri: string,
  { top, neighborhood }: { readonly top: string; readonly neighborhood: Neighborhood },
): Promise<{ readonly folder: string; readonly text: string } | undefined> {
  let folder = uri.slice(0, uri.lastIndexOf('/') + 1);
  for (let passed = 0; folder.startsWith(top) && passed < FOLDERS_MAX; passed++) {
    const text = await neighborhood.read(folder + name);
    if (text !== undefined) return { folder, text };
    folder = folder.slice(0, folder.lastIndexOf('/', folder.length - 2) + 1);
  }
  return undefined;
}
