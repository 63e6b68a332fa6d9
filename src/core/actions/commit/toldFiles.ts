import { withoutSecrets } from '../../privacy/secrets.js';
import { cutTo } from '../../text/cutTo.js';
import { type ChangedFile, changedFiles } from './changedFiles.js';

/** Behind these the rest of a diff is not read: a message is about the gist. */
const DIFF_UNITS_MAX = 4 << 20;

/** The files of a change. */
export interface ToldFiles {
  /** Those that a model may be told of, without the secrets that are known. */
  readonly files: readonly ChangedFile[];
  /** Whether there are others, which are excluded. */
  readonly hasExcluded: boolean;
}

/** `excluded` takes a path from the root of the repository. */
export function toldFiles(diff: string, excluded: (path: string) => boolean): ToldFiles {
  const all = changedFiles(withoutSecrets(cutTo(diff, DIFF_UNITS_MAX)));
  const files = all.filter(({ path, oldPath }) => !excluded(path) && !excluded(oldPath));
  return { files, hasExcluded: files.length < all.length };
}
