import { logAbove } from '../core/actions/commit/logAbove.js';
import { toldFiles } from '../core/actions/commit/toldFiles.js';
import type { Clock } from '../core/base/clock.js';
import type { GitChanges } from './adapters/gitChanges.js';
import { pathUnder } from './pathUnder.js';

export interface CommitBoxesDeps {
  readonly git: Pick<GitChanges, 'nextCommit'>;
  readonly clock: Pick<Clock, 'now'>;
  /** Whether no model may see a file. */
  readonly excluded: (uri: string) => boolean;
}

/** What a model reads above a document. */
export interface Above {
  readonly text: string;
  /** The names of the files that it tells of, without their folders. */
  readonly files: readonly string[];
}

const NOTHING: Above = { text: '', files: [] };

/** What was staged a moment ago is staged still, in ms: git is not started at each key. */
const FRESH_MS = 3_000;

/** Tells what the message in a commit box is about, from git. */
export class CommitBoxes {
  readonly #deps: CommitBoxesDeps;
  readonly #known = new Map<string, { readonly at: number; readonly above: Promise<Above> }>();

  constructor(deps: CommitBoxesDeps) {
    this.#deps = deps;
  }

  /** Nothing where the box is of no repository. Never rejects. */
  above(uri: string): Promise<Above> {
    const root = rootIn(uri);
    if (root === undefined) return Promise.resolve(NOTHING);
    const now = this.#deps.clock.now();
    const known = this.#known.get(root);
    if (known && now - known.at < FRESH_MS) return known.above;
    const above = this.#read(root);
    this.#known.set(root, { at: now, above });
    return above;
  }

  async #read(root: string): Promise<Above> {
    const { git, excluded } = this.#deps;
    const next = await git.nextCommit(root);
    if (!next) return NOTHING;
    const { files } = toldFiles(next.diff, path => excluded(pathUnder(root, path)));
    return {
      text: logAbove(files, next.recent),
      files: files.map(({ path }) => path.split('/').at(-1) ?? ''),
    };
  }
}

export function isCommitBox(uri: string): boolean {
  return uri.startsWith('vscode-scm:');
}

/** Told in the query, which editors escape once more as a part of the whole. */
function rootIn(uri: string): string | undefined {
  const [, query] = /^[^?#]*\?([^#]*)/.exec(uri) ?? [];
  if (query === undefined) return undefined;
  const told = query.includes('=') ? query : unescaped(query);
  const [, root] = /(?:^|&)rootUri=([^&]+)/.exec(told) ?? [];
  return root === undefined ? undefined : unescaped(root).replace(/\/$/, '');
}

/** As it is where it is badly escaped. */
function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
