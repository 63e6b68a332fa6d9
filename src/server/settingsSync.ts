import type { InitializeParams } from 'vscode-languageserver';
import { type Connection, DidChangeConfigurationNotification } from 'vscode-languageserver/node';
import { type Log, name } from '../core/base/log.js';
import type { SettingName } from '../core/settings/settings.js';
import type { LiveSettings } from './liveSettings.js';
import type { Parts } from './parts.js';
import type { WorkspaceFolders } from './workspaceFolders.js';

/** A change of one of these means another server or model, or the same one loaded anew. */
const ABOUT_THE_MODEL: readonly SettingName[] = [
  'ollama.url',
  'ollama.api',
  'ollama.allowedHosts',
  'ollama.caFile',
  'ollama.contextLength',
  'completion.model',
  'completion.family',
  'completion.enabled',
];

export interface SettingsSyncDeps {
  readonly settings: LiveSettings;
  readonly folders: WorkspaceFolders;
  readonly parts: Pick<Parts, 'status' | 'engine' | 'readiness' | 'battery'>;
  readonly log: Log;
}

/**
 * Keeps the settings as the client has them, and tells the parts what changes for them.
 *
 * A client that can be asked is asked, at the start and whenever it says that something changed;
 * any other pushes its settings.
 */
export class SettingsSync {
  readonly #connection: Connection;
  readonly #deps: SettingsSyncDeps;
  readonly #canPull: boolean;
  #aboutModel = '';

  constructor(connection: Connection, deps: SettingsSyncDeps, params: InitializeParams) {
    this.#connection = connection;
    this.#deps = deps;
    this.#canPull = params.capabilities.workspace?.configuration === true;
    connection.onInitialized(() => {
      this.#start(params);
    });
    connection.onDidChangeConfiguration(({ settings }: { readonly settings?: unknown }) => {
      if (!this.#canPull) deps.settings.take(sectionOf(settings));
      this.#refresh();
    });
  }

  #start({ capabilities: { workspace } }: InitializeParams): void {
    // Before anything is asked: what changes in between would never be heard of.
    if (workspace?.didChangeConfiguration?.dynamicRegistration) {
      void this.#connection.client.register(DidChangeConfigurationNotification.type, {
        section: 'cove',
      });
    }
    this.#refresh();
    if (!workspace?.workspaceFolders) return;
    this.#connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const uriOf = ({ uri }: { readonly uri: string }): string => uri;
      this.#deps.folders.change(added.map(uriOf), removed.map(uriOf));
      this.#refresh();
    });
  }

  #refresh(): void {
    if (!this.#canPull) {
      this.#apply();
      return;
    }
    const { settings, folders, log } = this.#deps;
    settings.pull(this.#connection, folders.all).then(
      () => {
        this.#apply();
      },
      (error: unknown) => {
        const fault = error instanceof Error ? error.name : 'unknown';
        log('warn', 'settings could not be read', { fault: name(fault) });
        this.#apply();
      },
    );
  }

  #apply(): void {
    const { settings, parts } = this.#deps;
    const { window } = settings;
    parts.engine.forget();
    parts.status.completionsAre(window['completion.enabled']);
    parts.battery.allows(window['completion.onBattery']);
    const aboutModel = JSON.stringify(ABOUT_THE_MODEL.map(setting => window[setting]));
    if (aboutModel === this.#aboutModel) return;
    this.#aboutModel = aboutModel;
    if (window['completion.enabled']) parts.readiness.reset();
    else parts.readiness.rest();
  }
}

/** The part of pushed settings that is ours: clients send the whole tree, or the section alone. */
function sectionOf(pushed: unknown): unknown {
  if (typeof pushed !== 'object' || pushed === null || !('cove' in pushed)) return pushed;
  return pushed.cove;
}
