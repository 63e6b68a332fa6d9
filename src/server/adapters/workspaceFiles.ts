import { type Dirent } from 'node:fs';
import { access, readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ignore from 'ignore';
import type { Listing } from '../../core/codebase/codebaseSearch.js';

/** As many as can be looked at again for each question. */
const FILES_MAX = 20_000;

/** A longer file is data, or made by a program. */
const FILE_BYTES_MAX = 256 << 10;

/** A longer list of what git ignores is none of a person's. */
const IGNORES_BYTES_MAX = 256 << 10;

/** Deeper folders are a ring of some kind, or nothing that a person opens. */
const DEPTH_MAX = 40;

/** Folders of programs, whatever git says of them. */
const FOLDERS_LEFT = new Set(['.git', '.hg', '.svn', 'node_modules', '__pycache__', '.venv']);

/** What is no text, and text that programs write for programs. */
const NO_CODE =
  /\.(?:png|jpe?g|gif|webp|avif|bmp|ico|icns|svg|pdf|zip|gz|tgz|bz2|xz|zst|7z|rar|jar|war|class|o|a|so|dll|dylib|exe|bin|wasm|pyc|pyo|mp[34]|m4a|mov|avi|webm|ogg|wav|flac|ttf|otf|woff2?|eot|db|sqlite3?|parquet|npy|npz|pt|onnx|gguf|safetensors|vsix|lock|map|min\.(?:js|css)|snap)$|^(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|go\.sum)$/i;

/** What git does not want to know of, by the lists in a folder and above it. */
interface Ignoring {
  /** The folder of the list, with `/` at the end. */
  readonly base: string;
  readonly list: ReturnType<typeof ignore>;
}

/**
 * The files of some folders that may be searched, by address: no excluded one, none that git
 * ignores, nothing behind a link. Never rejects.
 */
export async function workspaceFiles(
  folders: readonly string[],
  isExcluded: (uri: string) => boolean,
): Promise<Listing> {
  const walk = new Walk(isExcluded);
  for (const folder of folders) {
    if (!folder.startsWith('file:///')) continue;
    const path = fileURLToPath(folder);
    await walk.enter(path, await ignoringAbove(path), 0);
  }
  return walk.listing;
}

interface Look {
  readonly uri: string;
  readonly bytes: number;
  /** When, in ms since 1970. */
  readonly changed: number;
}

class Walk {
  readonly #isExcluded: (uri: string) => boolean;
  readonly #files = new Map<string, string>();
  #long = 0;
  #isFull = false;

  constructor(isExcluded: (uri: string) => boolean) {
    this.#isExcluded = isExcluded;
  }

  get listing(): Listing {
    const kilobytes = FILE_BYTES_MAX >> 10;
    return {
      files: this.#files,
      left: [
        ...(this.#long === 0
          ? []
          : [
              `${this.#long === 1 ? '1 file' : `${this.#long} files`} of more than ${kilobytes} kB`,
            ]),
        ...(this.#isFull ? [`all behind the first ${FILES_MAX} files`] : []),
      ],
    };
  }

  async enter(folder: string, above: readonly Ignoring[], depth: number): Promise<void> {
    if (DEPTH_MAX < depth || this.#isFull) return;
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    const ignoring = await withOwn(folder, entries, above);
    const wanted = entries
      .filter(entry => !isIgnored(join(folder, entry.name), entry.isDirectory(), ignoring))
      .sort((one, other) => (one.name < other.name ? -1 : 1));
    const files = wanted.filter(entry => entry.isFile() && !NO_CODE.test(entry.name));
    // Looked at side by side, and taken by their order, so that the same folder lists the same.
    const looks = await Promise.all(files.map(({ name }) => this.#look(join(folder, name))));
    for (const look of looks) if (look) this.#take(look);
    for (const entry of wanted) {
      if (!entry.isDirectory() || FOLDERS_LEFT.has(entry.name)) continue;
      await this.enter(join(folder, entry.name), ignoring, depth + 1);
    }
  }

  async #look(path: string): Promise<Look | undefined> {
    const uri = pathToFileURL(path).href;
    if (this.#isExcluded(uri)) return undefined;
    const stats = await stat(path).catch(() => undefined);
    return stats && { uri, bytes: stats.size, changed: stats.mtimeMs };
  }

  #take({ uri, bytes, changed }: Look): void {
    if (bytes === 0) return;
    if (FILE_BYTES_MAX < bytes) this.#long += 1;
    else if (this.#files.size < FILES_MAX) this.#files.set(uri, `${changed} ${bytes}`);
    else this.#isFull = true;
  }
}

/** The lists above a folder, up to the top of its repository; none where it is in no repository. */
async function ignoringAbove(folder: string): Promise<readonly Ignoring[]> {
  const folders: string[] = [];
  let at = folder;
  while (!(await isThere(join(at, '.git')))) {
    const up = dirname(at);
    if (up === at) return [];
    folders.unshift(up);
    at = up;
  }
  const lists = await Promise.all(folders.map(each => ignoringIn(each, join(each, '.gitignore'))));
  return lists.flatMap(list => list ?? []);
}

async function withOwn(
  folder: string,
  entries: readonly Dirent[],
  above: readonly Ignoring[],
): Promise<readonly Ignoring[]> {
  if (!entries.some(({ name }) => name === '.gitignore')) return above;
  const own = await ignoringIn(folder, join(folder, '.gitignore'));
  return own ? [...above, own] : above;
}

async function ignoringIn(folder: string, file: string): Promise<Ignoring | undefined> {
  try {
    if (IGNORES_BYTES_MAX < (await stat(file)).size) return undefined;
    const list = ignore({ allowRelativePaths: true }).add(await readFile(file, 'utf8'));
    return { base: `${slashed(folder).replace(/\/$/, '')}/`, list };
  } catch {
    return undefined;
  }
}

/** The innermost list that says something has the word. */
function isIgnored(path: string, isFolder: boolean, ignoring: readonly Ignoring[]): boolean {
  const whole = slashed(path) + (isFolder ? '/' : '');
  for (const { base, list } of ignoring.toReversed()) {
    const { ignored, unignored } = list.test(whole.slice(base.length));
    if (ignored || unignored) return ignored;
  }
  return false;
}

function slashed(path: string): string {
  return path.replaceAll('\\', '/');
}

async function isThere(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}
