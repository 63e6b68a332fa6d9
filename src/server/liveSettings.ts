import type { Connection } from 'vscode-languageserver/node';
import { type Log, name } from '../core/base/log.js';
import { readSettings } from '../core/settings/readSettings.js';
import type { Settings } from '../core/settings/settings.js';

/**
 * The settings as they are now, for each workspace folder, so that no request waits for them.
 */
export class LiveSettings {
  readonly #log: Log;
  #window: Settings;
  #folders = new Map<string, Settings>();
  #problems: readonly string[] = [];

  /** `raw` is what the client passed at the start; what it lacks is as by default. */
  constructor(log: Log, raw: unknown) {
    this.#log = log;
    this.#window = this.#read(raw);
  }

  /** What was not understood, a sentence each. */
  get problems(): readonly string[] {
    return this.#problems;
  }

  /** What holds for the window as a whole. */
  get window(): Settings {
    return this.#window;
  }

  /** What holds for a document: its folder's settings, the innermost where folders nest. */
  for(uri: string): Settings {
    let best = '';
    for (const folder of this.#folders.keys()) {
      if (best.length < folder.length && uri.startsWith(`${folder}/`)) best = folder;
    }
    return this.#folders.get(best) ?? this.#window;
  }

  /** Asks the client for the section `cove`, for the window and for each folder. */
  async pull(connection: Connection, folders: readonly string[]): Promise<void> {
    const answers: unknown = await connection.workspace.getConfiguration([
      { section: 'cove' },
      ...folders.map(scopeUri => ({ scopeUri, section: 'cove' })),
    ]);
    const list: readonly unknown[] = Array.isArray(answers) ? answers : [];
    const [window, ...rest] = list;
    const folderSettings = folders.map((folder, at) => {
      const read = readSettings(rest[at]);
      return [folder.replace(/\/$/, ''), read] as const;
    });
    this.#window = this.#read(window);
    this.#folders = new Map(folderSettings.map(([folder, { settings }]) => [folder, settings]));
    // What the window has, each folder has as well.
    this.#note([...this.#problems, ...folderSettings.flatMap(([, { problems }]) => problems)]);
  }

  /** Takes what a client pushed, where it cannot be asked. */
  take(raw: unknown): void {
    this.#window = this.#read(raw);
  }

  #read(raw: unknown): Settings {
    const { settings, problems } = readSettings(raw);
    this.#problems = [];
    this.#note(problems);
    return settings;
  }

  /** Keeps each problem once, and says which are new. */
  #note(problems: readonly string[]): void {
    const known = this.#problems;
    this.#problems = [...new Set([...known, ...problems])];
    for (const problem of this.#problems.slice(known.length)) {
      this.#log('warn', 'bad setting', { setting: name(problem.split(':')[0] ?? '') });
    }
  }
}
