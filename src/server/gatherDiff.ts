import { documentName } from './documentPath.js';
import { EXCLUDED, type Found, isExcluded, leftOut, type Library, looseQuote } from './library.js';

const URI = 'cove:diff';

/** What is not committed in the folders of the workspace, and the files that git does not know. */
export interface Diff {
  readonly found: readonly Found[];
  readonly added: readonly string[];
}

/**
 * What git says of the changes in the workspace, as one quote.
 *
 * **Invariant:** nothing of an excluded file is quoted.
 */
export async function gatherDiff(library: Library): Promise<Diff> {
  const folders = library.folders();
  if (folders.length === 0) return nothing('no folder is open');
  const all = await Promise.all(
    folders.map(folder => library.changesIn(folder, uri => isExcluded(uri, library))),
  );
  const known = all.flatMap(each => (each.kind === 'changes' ? each : []));
  const text = known.map(each => each.text).join('');
  const files = known.flatMap(each => each.files).map(documentName);
  const added = known.flatMap(each => each.added);
  const excluded = known.flatMap(each => each.excluded);
  const whys = new Set(all.flatMap(each => (each.kind === 'unknown' ? each.why : [])));
  if (known.some(({ isCut }) => isCut)) whys.add('there are more than can be quoted');
  if (text === '' && added.length === 0 && whys.size === 0) whys.add('there are none');
  const name = 'changes.diff';
  return {
    found: [
      ...(text === ''
        ? []
        : [looseQuote({ kind: 'diff', name, text, why: 'what is not committed', files })]),
      ...excluded.map(uri => leftOut(uri, `its changes: ${EXCLUDED}`)),
      ...(whys.size === 0 ? [] : [leftOut(URI, `the changes: ${[...whys].join('; ')}`)]),
    ],
    added,
  };
}

function nothing(why: string): Diff {
  return { found: [leftOut(URI, `the changes: ${why}`)], added: [] };
}
