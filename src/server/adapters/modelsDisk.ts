import { statfs, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { baseOf } from '../../core/privacy/address.js';

export interface DiskQuestion {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The user's home folder. */
  readonly home: string;
  /** Where Ollama answers. */
  readonly url: string;
}

/** Where Ollama runs as a service on Linux. */
const SERVICE_FOLDER = '/usr/share/ollama/.ollama/models';

const THIS_MACHINE: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Bytes that are free where Ollama keeps its models; undefined where it runs elsewhere, or keeps
 * them where nobody would look.
 */
export async function freeForModels(question: DiskQuestion): Promise<number | undefined> {
  const { env, home, url } = question;
  const base = baseOf(url);
  if (!URL.canParse(base) || !THIS_MACHINE.has(new URL(base).hostname)) return undefined;
  const named = env['OLLAMA_MODELS'] ?? '';
  const own = join(home, '.ollama', 'models');
  for (const folder of named === '' ? [own, SERVICE_FOLDER] : [named]) {
    // A folder of models has its files in there.
    const isUsed = await stat(join(folder, 'blobs')).then(
      () => true,
      () => false,
    );
    if (isUsed) return freeIn(folder);
  }
  return undefined;
}

async function freeIn(folder: string): Promise<number | undefined> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    return undefined;
  }
}
