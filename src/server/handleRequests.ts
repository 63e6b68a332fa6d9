import type { Connection } from 'vscode-languageserver/node';
import type { ActionSettings } from '../core/actions/actionRunner.js';
import type { OwnAction } from '../core/actions/ownActions.js';
import type { TestProject } from '../core/actions/tests/testProject.js';
import type { Clock } from '../core/base/clock.js';
import type { Log } from '../core/base/log.js';
import type { CodebaseSearch } from '../core/codebase/codebaseSearch.js';
import type { Machine } from '../core/models/catalog.js';
import { filesOnDisk, realUriOf, textOnDisk } from './adapters/diskFiles.js';
import { freeForModels } from './adapters/modelsDisk.js';
import { workspaceFiles } from './adapters/workspaceFiles.js';
import { actionSettings } from './actionSettings.js';
import { chatSettings } from './chatSettings.js';
import { completionSettings } from './completionSettings.js';
import { excludedBy } from './excludedBy.js';
import { gatherMentions } from './gatherMentions.js';
import type { Access } from './access.js';
import { onAccess } from './handlers/access.js';
import { onActionList } from './handlers/actionList.js';
import { onActionRun } from './handlers/actionRun.js';
import { type ChatSendDeps, onChatAgain, onChatSend } from './handlers/chatSend.js';
import { onActionTarget } from './handlers/actionTarget.js';
import { onChatModel } from './handlers/chatModel.js';
import { onChatWeigh } from './handlers/chatWeigh.js';
import { onChatSessions } from './handlers/chatSessions.js';
import { onCodeAction } from './handlers/codeAction.js';
import { onCodeApply } from './handlers/codeApply.js';
import { onCommitMessage } from './handlers/commitMessage.js';
import { onCursor } from './handlers/cursor.js';
import { onDiagnose } from './handlers/diagnose.js';
import { onInlineCompletion } from './handlers/inlineCompletion.js';
import { onErase } from './handlers/erase.js';
import { onLedgerRead } from './handlers/ledgerRead.js';
import { onModelsCatalog } from './handlers/modelsCatalog.js';
import { onModelsList } from './handlers/modelsList.js';
import { onModelsPull } from './handlers/modelsPull.js';
import { onPause } from './handlers/pause.js';
import { onPromptLast } from './handlers/promptLast.js';
import { CommitBoxes } from './commitBoxes.js';
import type { Library } from './library.js';
import type { LiveSettings } from './liveSettings.js';
import type { OpenDocuments } from './openDocuments.js';
import type { Parts } from './parts.js';
import { testProjectOf } from './testProjectOf.js';
import type { WorkspaceFolders } from './workspaceFolders.js';

/** What handlers speak with. */
export interface Desk extends Parts {
  readonly documents: OpenDocuments;
  readonly folders: WorkspaceFolders;
  readonly codebase: CodebaseSearch;
  readonly settings: LiveSettings;
  readonly clock: Clock;
  readonly machine: Machine;
  readonly access: Access;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The user's home folder. */
  readonly home: string;
  readonly log: Log;
}

/** Each handler is a file of that name. */
export function handleRequests(connection: Connection, desk: Desk): void {
  handleCompletions(connection, desk);
  handleChat(connection, desk);
  handleModels(connection, desk);
  handleActions(connection, desk);
  const { actions, chat, commits, documents, engine, ledger, log } = desk;
  const last = {
    completion: () => engine.last,
    chat: () => chat.last,
    action: () => actions.last,
    commit: () => commits.last,
  };
  onPromptLast(connection, { documents, last, log });
  onLedgerRead(connection, { ledger, log });
  onErase(connection, desk);
}

function handleActions(connection: Connection, desk: Desk): void {
  const settings = (uri: string): ActionSettings => actionSettings(desk.settings.for(uri));
  const ownActions = (uri: string): readonly OwnAction[] => desk.settings.for(uri).actions;
  const projectOf = (uri: string): Promise<TestProject | undefined> => testProjectOf(uri, desk);
  onActionRun(connection, { ...desk, settings, ownActions, projectOf });
  onCommitMessage(connection, { ...desk, settings });
  onCodeApply(connection, { ...desk, excluded: uri => settings(uri).excluded(uri) });
  onActionTarget(connection, { ...desk, settings });
  onActionList(connection, { ownActions, log: desk.log });
  onCodeAction(connection, {
    ...desk,
    ownActions,
    excluded: uri => settings(uri).excluded(uri),
  });
}

function handleCompletions(connection: Connection, desk: Desk): void {
  const settings: Parameters<typeof onCursor>[1]['settings'] = uri =>
    completionSettings(desk.settings.for(uri), {
      hindrance: hindranceIn(uri, desk),
      onlyAsked: desk.battery.pauses,
    });
  const boxes = new CommitBoxes({ ...desk, excluded: uri => settings(uri).excluded(uri) });
  onInlineCompletion(connection, { ...desk, boxes, settings });
  onCursor(connection, { ...desk, settings });
  onPause(connection, desk);
}

function hindranceIn(uri: string, { cursors, pause }: Desk): string | undefined {
  return pause.until === undefined ? cursors.hindranceIn(uri) : 'Completions are paused.';
}

function handleChat(connection: Connection, desk: Desk): void {
  const { chat, settings, runtime, log } = desk;
  const asking: ChatSendDeps = {
    chat,
    gather: asked => gatherMentions(asked, libraryOf(desk)),
    settings: () => chatSettings(settings.window),
    log,
  };
  onChatSend(connection, asking);
  onChatAgain(connection, asking);
  onChatModel(connection, { runtime, wanted: () => settings.window['chat.model'], log });
  onChatWeigh(connection, { ...asking, chat });
  onChatSessions(connection, { chat, log });
}

/** Where mentions of the chat are looked up. */
function libraryOf({ codebase, documents, folders, git, settings }: Desk): Library {
  return {
    open: () => documents.all(),
    textOnDisk,
    filesOnDisk,
    realUri: realUriOf,
    excluded: uri => excludedBy(settings.for(uri))(uri),
    folders: () => folders.all,
    files: async () => {
      if (!settings.window['context.codebase']) return [];
      const listing = await workspaceFiles(folders.all, uri => excludedBy(settings.for(uri))(uri));
      return [...listing.files.keys()];
    },
    changesIn: (folder, isExcluded) => git.in(folder, isExcluded),
    search: async (question, signal) =>
      settings.window['context.codebase'] ? codebase.search(question, signal) : undefined,
  };
}

function handleModels(connection: Connection, desk: Desk): void {
  const { clock, env, families, log, machine, readiness, runtime, settings } = desk;
  onModelsList(connection, desk);
  onModelsCatalog(connection, { machine, runtime, log });
  const onPulled = (): void => {
    readiness.reset();
  };
  onAccess(connection, { access: desk.access, onChange: onPulled, log });
  const freeBytes = (): Promise<number | undefined> =>
    freeForModels({ ...desk, url: settings.window['ollama.url'] });
  onModelsPull(connection, { runtime, clock, freeBytes, log, onPulled });
  onDiagnose(connection, {
    runtime: runtime.withPurpose('diagnose'),
    families,
    settings: () => settings.window,
    problems: () => settings.problems,
    env,
    log,
  });
}
