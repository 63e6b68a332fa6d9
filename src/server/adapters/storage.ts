import { posix, win32 } from 'node:path';

export interface StorageQuestion {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** `initializationOptions.storage`. */
  readonly option: string | undefined;
  readonly platform: NodeJS.Platform;
  /** The user's home folder. */
  readonly home: string;
}

/**
 * The folder of all that the server keeps: `COVE_HOME`, else what the editor says, else the user's
 * data folder of the system.
 */
export function storageFolder({ env, option, platform, home }: StorageQuestion): string {
  const named = filled(env['COVE_HOME']) ?? filled(option);
  if (named !== undefined) return named;
  return DATA_FOLDERS[platform]?.(env, home) ?? xdgFolder(env, home);
}

type DataFolder = (env: StorageQuestion['env'], home: string) => string;

const DATA_FOLDERS: Partial<Record<NodeJS.Platform, DataFolder>> = {
  win32: (env, home) => {
    const roaming = filled(env['APPDATA']) ?? win32.join(home, 'AppData', 'Roaming');
    return win32.join(roaming, 'Cove');
  },
  darwin: (_, home) => posix.join(home, 'Library', 'Application Support', 'Cove'),
};

/** A relative folder in `XDG_DATA_HOME` is to be ignored, says its specification. */
function xdgFolder(env: StorageQuestion['env'], home: string): string {
  const data = env['XDG_DATA_HOME'] ?? '';
  return posix.join(posix.isAbsolute(data) ? data : posix.join(home, '.local', 'share'), 'cove');
}

function filled(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}
