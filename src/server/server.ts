import {
  CodeActionKind,
  type Connection,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
} from 'vscode-languageserver/node';
import type { Machine } from '../core/models/catalog.js';
import type { Clock } from '../core/base/clock.js';
import { cursorAfter } from '../core/completion/cursorAfter.js';
import { METHODS } from '../protocol/methods.js';
import { Access } from './access.js';
import type { PowerSource } from './adapters/powerSource.js';
import { storageFolder } from './adapters/storage.js';
import { WasmSyntax } from './adapters/wasmSyntax.js';
import { codebaseOf } from './codebase.js';
import { endingOf } from './endingOf.js';
import { handleRequests } from './handleRequests.js';
import { initializationOptions } from './initializationOptions.js';
import { LiveSettings } from './liveSettings.js';
import { connectionLog } from './log.js';
import { neighborhoodOf } from './neighborhoodOf.js';
import { type DocumentWatcher, openDocuments } from './openDocuments.js';
import { type Parts, partsOf } from './parts.js';
import { SettingsSync } from './settingsSync.js';
import { WorkspaceFolders } from './workspaceFolders.js';

/** What the server needs of the machine it runs on. */
export interface ServerDeps {
  readonly clock: Clock;
  /** The folder that holds the grammars and their queries. */
  readonly grammars: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** What there is to run models with. */
  readonly machine: Machine;
  /** The user's home folder. */
  readonly home: string;
  /** What feeds it; undefined where that is not known. */
  readonly power: PowerSource | undefined;
}

/**
 * Makes `connection` a Cove server: everything starts with what the client says of itself.
 *
 * Returns what ends all that runs, as a shutdown does.
 */
export function serve(connection: Connection, deps: ServerDeps): () => Promise<void> {
  const log = connectionLog(connection);
  const syntax = new WasmSyntax({ folder: deps.grammars, log });
  const watchers: DocumentWatcher[] = [syntax];
  const documents = openDocuments(connection, watchers);
  let close = (): Promise<void> => Promise.resolve();

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    const options = initializationOptions(params.initializationOptions);
    const settings = new LiveSettings(log, options.settings);
    const access = new Access(options.access);
    const folders = new WorkspaceFolders(params);
    const parts = partsOf({
      ...deps,
      settings,
      access,
      storage: storageFolder({ ...deps, option: options.storage }),
      syntax,
      neighborhood: neighborhoodOf({ documents, folders, settings }),
      log,
      sendStatus: status => void connection.sendNotification(METHODS.status, status),
      sendFigures: figures => void connection.sendNotification(METHODS.figures, figures),
      sendGrown: uri => void connection.sendNotification(METHODS.grown, { textDocument: { uri } }),
    });
    watchers.push(watcherFor(parts));
    const codebase = codebaseOf({ ...deps, documents, folders, settings });
    handleRequests(connection, {
      ...{ ...parts, ...deps },
      ...{ access, codebase, documents, folders, settings, log },
    });
    new SettingsSync(connection, { settings, folders, parts, log }, params);
    close = endingOf({ ...parts, ...deps, codebase });
    return INITIALIZED;
  });
  connection.onShutdown(() => close());
  return () => close();
}

/** What the engine and the board are told of the documents. */
function watcherFor({ engine, cursors, status }: Parts): DocumentWatcher {
  return {
    open: () => undefined,
    change: (uri, edits, after) => {
      engine.changed(uri, after, cursorAfter(edits));
    },
    close: uri => {
      cursors.drop(uri);
      status.closed(uri);
    },
  };
}

const INITIALIZED: InitializeResult = {
  serverInfo: { name: 'cove' },
  capabilities: {
    textDocumentSync: TextDocumentSyncKind.Incremental,
    notebookDocumentSync: { notebookSelector: [{ notebook: '*' }] },
    inlineCompletionProvider: true,
    codeActionProvider: {
      codeActionKinds: [
        CodeActionKind.QuickFix,
        CodeActionKind.RefactorRewrite,
        CodeActionKind.Empty,
      ],
    },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  },
};
