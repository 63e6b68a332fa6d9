import { open, readdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** More of a file fits into no context that an ordinary machine bears. */
const FILE_BYTES_MAX = 512 << 10;

/** What a place on the disk holds, as far as a model can read it. */
export type DiskText =
  | { readonly kind: 'text'; readonly text: string }
  /** Longer than what is read of a file. */
  | { readonly kind: 'too long' }
  /** No text, or not in UTF-8. */
  | { readonly kind: 'binary' }
  /** Not there, no file, or not for this user; or no address of a file. */
  | { readonly kind: 'missing' };

/** The text of a file. Never rejects. */
export async function textOnDisk(uri: string): Promise<DiskText> {
  try {
    const file = await open(pathOf(uri), 'r');
    try {
      const stats = await file.stat();
      if (!stats.isFile()) return { kind: 'missing' };
      if (FILE_BYTES_MAX < stats.size) return { kind: 'too long' };
      return textIn(await file.readFile());
    } finally {
      await file.close();
    }
  } catch {
    return { kind: 'missing' };
  }
}

/** The addresses of the files in a folder, not of its folders', by name. Undefined where it is none. */
export async function filesOnDisk(uri: string): Promise<readonly string[] | undefined> {
  try {
    const folder = pathOf(uri);
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter(entry => entry.isFile() || entry.isSymbolicLink())
      .map(({ name }) => name)
      .sort()
      .map(name => pathToFileURL(join(folder, name)).href);
  } catch {
    return undefined;
  }
}

/** Where a file lies behind all links; its own address where it is not there. Never rejects. */
export async function realUriOf(uri: string): Promise<string> {
  try {
    return pathToFileURL(await realpath(pathOf(uri))).href;
  } catch {
    return uri;
  }
}

/** A file of another machine is none here: to read one is a connection that no ledger has. */
function pathOf(uri: string): string {
  if (new URL(uri).host !== '') throw new TypeError('a file of another machine');
  return fileURLToPath(uri);
}

function textIn(bytes: Uint8Array): DiskText {
  if (bytes.includes(0)) return { kind: 'binary' };
  try {
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { kind: 'binary' };
  }
}
