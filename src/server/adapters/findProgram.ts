import { access, constants, stat } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';

export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
}

/**
 * Where the program `name` lies, by the folders of `PATH`; undefined where none has it.
 *
 * Relative folders are passed over, and so is the current one, which Windows looks through first:
 * a workspace must not bring a program of its own.
 */
export async function findProgram(
  name: string,
  { env, platform }: Surroundings,
): Promise<string | undefined> {
  const isWindows = platform === 'win32';
  const path = (isWindows ? (env['Path'] ?? env['PATH']) : env['PATH']) ?? '';
  for (const folder of path.split(delimiter)) {
    if (!isAbsolute(folder)) continue;
    const file = join(folder, isWindows ? `${name}.exe` : name);
    if (await isProgram(file)) return file;
  }
  return undefined;
}

async function isProgram(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}
