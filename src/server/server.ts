import {
  CodeActionKind,
  type Connection,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
} from 'vscode-languageserver/node';
import type { ActionSettings } from '../core/actions/actionRunner.js';
import type { Clock } from '../core/base/clock.js';
import type { Log } from '../core/base/log.js';
import type { CompletionSettings } from '../core/completion/completionSettings.js';
import { cursorAfter } from '../core/completion/cursorAfter.js';
import { METHODS } from '../protocol/methods.js';
import { storageFolder } from './adapters/storage.js';
import { WasmSyntax } from './adapters/wasmSyntax.js';
import { actionSettings } from './actionSettings.js';
import { completionSettings } from './completionSettings.js';
import { onActionRun } from './handlers/actionRun.js';
import { onCodeAction } from './handlers/codeAction.js';
import { onCursor } from './handlers/cursor.js';
import { onDiagnose } from './handlers/diagnose.js';
import { onInlineCompletion } from './handlers/inlineCompletion.js';
import { onLedgerRead } from './handlers/ledgerRead.js';
import { onModelsCatalog } from './handlers/modelsCatalog.js';
import { onModelsList } from './handlers/modelsList.js';
import { onModelsPull } from './handlers/modelsPull.js';
import { onPromptLast } from './handlers/promptLast.js';
import { initializationOptions } from './initializationOptions.js';
import { LiveSettings } from './liveSettings.js';
import { connectionLog } from './log.js';
import { type DocumentWatcher, openDocuments, type OpenDocuments } from './openDocuments.js';
import { type Parts, partsOf } from './parts.js';
import { SettingsSync } from './settingsSync.js';

/** What the server needs of the machine it runs on. */
export interface ServerDeps {
  readonly clock: Clock;
  /** The folder that holds the grammars and their queries. */
  readonly grammars: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** Of the machine, in bytes. */
  readonly memory: number;
  /** The user's home folder. */
  readonly home: string;
}

/** Makes `connection` a Cove server: everything starts with what the client says of itself. */
export function serve(connection: Connection, deps: ServerDeps): void {
  const log = connectionLog(connection);
  const syntax = new WasmSyntax({ folder: deps.grammars, log });
  const watchers: DocumentWatcher[] = [syntax];
  const documents = openDocuments(connection, watchers);

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    const options = initializationOptions(params.initializationOptions);
    const settings = new LiveSettings(log, options.settings);
    const parts = partsOf({
      settings,
      storage: storageFolder({ ...deps, option: options.storage }),
      syntax,
      clock: deps.clock,
      log,
      sendStatus: status => void connection.sendNotification(METHODS.status, status),
      sendGrown: uri => void connection.sendNotification(METHODS.grown, { textDocument: { uri } }),
    });
    watchers.push(watcherFor(parts));
    handleRequests(connection, { ...parts, ...deps, documents, settings, log });
    new SettingsSync(connection, { settings, parts, log }, params);
    connection.onShutdown(() => {
      parts.readiness.dispose();
    });
    return INITIALIZED;
  });
}

/** What the engine and the board are told of the documents. */
function watcherFor({ engine, cursors }: Parts): DocumentWatcher {
  return {
    open: () => undefined,
    change: (uri, edits, after) => {
      engine.changed(uri, after, cursorAfter(edits));
    },
    close: uri => {
      cursors.drop(uri);
    },
  };
}

interface Desk extends Parts, Pick<ServerDeps, 'clock' | 'memory'> {
  readonly documents: OpenDocuments;
  readonly settings: LiveSettings;
  readonly log: Log;
}

/** One line a request; each handler is a file of that name. */
function handleRequests(connection: Connection, desk: Desk): void {
  const { actions, clock, cursors, documents, engine, families, ledger, log } = desk;
  const { memory, readiness, runtime, settings } = desk;
  const settingsOf = (uri: string): CompletionSettings =>
    completionSettings(settings.for(uri), cursors.hindranceIn(uri));
  onInlineCompletion(connection, { documents, engine, settings: settingsOf, log });
  onCursor(connection, { documents, engine, cursors, settings: settingsOf });
  const actionSettingsOf = (uri: string): ActionSettings => actionSettings(settings.for(uri));
  onActionRun(connection, { documents, actions, settings: actionSettingsOf, log });
  onCodeAction(connection, {
    documents,
    excluded: uri => actionSettingsOf(uri).excluded(uri),
    log,
  });
  const last = { completion: () => engine.last, action: () => actions.last };
  onPromptLast(connection, { documents, last, log });
  onLedgerRead(connection, { ledger, log });
  onModelsList(connection, { runtime, families, log });
  onModelsCatalog(connection, { memory, log });
  onModelsPull(connection, {
    runtime,
    clock,
    log,
    onPulled: () => {
      readiness.reset();
    },
  });
  onDiagnose(connection, {
    runtime: runtime.withPurpose('diagnose'),
    families,
    settings: () => settings.window,
    problems: () => settings.problems,
    log,
  });
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
