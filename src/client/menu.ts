import * as vscode from 'vscode';
import type { CommandId } from '../protocol/commands.js';
import { METHODS } from '../protocol/methods.js';
import type { StatusCause, StatusParams } from '../protocol/status.js';
import { changeSetting, settingsHere } from './changeSetting.js';
import { isFile } from './fileSchemes.js';
import { languageName } from './languageName.js';
import type { ServerLink } from './serverLink.js';
import { timeOf } from './timeOf.js';

/** What the menu's rows go by. */
interface Here {
  readonly link: ServerLink;
  /** Undefined before the server said any. */
  readonly status: StatusParams | undefined;
  /** The language of the file that is shown; undefined where none is. */
  readonly language: string | undefined;
}

interface Row {
  readonly label: (here: Here) => string;
  readonly icon: string;
  readonly detail?: (here: Here) => string | undefined;
  /** Missing: always shown. */
  readonly when?: (here: Here) => boolean;
  readonly run: (here: Here) => unknown;
}

const PAUSE_MINUTES = 60;

/** Everything that can be done about Cove, by its groups. */
const MENU: Readonly<Record<string, readonly Row[]>> = {
  'What helps': [
    {
      label: ({ status }) => status?.reason ?? '',
      icon: 'warning',
      detail: ({ status }) => status?.remedy,
      when: ({ status }) => status?.state === 'problem',
      run: ({ status }) => remedyOf(status?.cause)(),
    },
    {
      label: ({ status }) => status?.reason ?? '',
      icon: 'info',
      detail: ({ status }) => status?.remedy,
      when: ({ status }) => status?.state === 'ready' && status.reason !== undefined,
      run: () => open('cove.diagnose'),
    },
    {
      label: () => 'This file is kept from all models',
      icon: 'lock',
      detail: () => 'It matches "cove.context.exclude". Look at that setting.',
      when: ({ status }) => status?.cause === 'excluded',
      run: () => openSettings('cove.context.exclude'),
    },
  ],
  Completions: [
    {
      label: () => (isOn() ? 'Turn Completions Off' : 'Turn Completions On'),
      icon: 'lightbulb',
      run: () => open('cove.toggleCompletion'),
    },
    {
      label: () => 'Pause for an Hour',
      icon: 'debug-pause',
      detail: () => 'In this window alone',
      when: ({ status }) => isOn() && status?.cause !== 'pause',
      run: ({ link }) => link.ask(METHODS.pause, { minutes: PAUSE_MINUTES }),
    },
    {
      label: () => 'Go On',
      icon: 'debug-continue',
      detail: ({ status }) => `Paused until ${timeOf(status?.until)}`,
      when: ({ status }) => status?.cause === 'pause',
      run: ({ link }) => link.ask(METHODS.pause, { minutes: 0 }),
    },
    {
      label: () => 'Complete on Battery, Too',
      icon: 'debug-continue',
      detail: () => 'Completions are paused while the battery is used',
      when: ({ status }) => status?.cause === 'battery',
      run: () => changeSetting('completion.onBattery', true),
    },
    {
      label: ({ language = '' }) =>
        `Turn ${speaks(language) ? 'Off' : 'On'} for ${nameOf(language)}`,
      icon: 'code',
      when: ({ language, status }) =>
        isOn() && language !== undefined && status?.cause !== 'excluded',
      run: ({ language = '' }) => turnLanguage(language),
    },
    {
      label: () => 'Turn Off in This Folder',
      icon: 'folder',
      when: () => isOn() && vscode.workspace.workspaceFolders !== undefined,
      run: turnOffInFolder,
    },
  ],
  Models: [
    {
      label: () => 'Switch Model…',
      icon: 'arrow-swap',
      detail: ({ status }) => status?.model && `${status.model} completes`,
      run: () => open('cove.selectModel'),
    },
    {
      label: () => 'Download a Model…',
      icon: 'cloud-download',
      run: () => open('cove.pullModel'),
    },
    { label: () => 'Open Chat', icon: 'comment-discussion', run: () => open('cove.openChat') },
  ],
  'See for yourself': [
    { label: () => 'Last Prompt', icon: 'output', run: () => open('cove.showPrompt') },
    { label: () => 'Ledger of Requests', icon: 'book', run: () => open('cove.showLedger') },
    { label: () => 'Erase Ledger and Counts…', icon: 'trash', run: () => open('cove.erase') },
    { label: () => 'Diagnose', icon: 'pulse', run: () => open('cove.diagnose') },
    { label: () => 'Get Started', icon: 'mortar-board', run: () => open('cove.getStarted') },
    { label: () => 'Settings', icon: 'gear', run: () => openSettings('@ext:cove-code.cove') },
  ],
};

/** What helps against what is wrong; of all else the diagnosis knows more. */
const REMEDIES: Readonly<Partial<Record<StatusCause, () => unknown>>> = {
  noServer: () => open('cove.getStarted'),
  noModel: () => open('cove.pullModel'),
  wrongModel: () => open('cove.selectModel'),
  wrongAddress: () => openSettings('cove.ollama.url'),
  noAccess: () => open('cove.setAccess'),
  notNamed: () => openSettings('cove.ollama.allowedHosts'),
  notTrusted: () => openSettings('cove.ollama.caFile'),
};

function remedyOf(cause: StatusCause | undefined): () => unknown {
  const remedy = cause && REMEDIES[cause];
  return remedy ?? (() => open('cove.diagnose'));
}

interface Item extends vscode.QuickPickItem {
  readonly run?: () => unknown;
}

/** Shows all that can be done about Cove, with what it says of itself on top. */
export async function showMenu(link: ServerLink, status: StatusParams | undefined): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  const isShown = document !== undefined && isFile(document.uri);
  const here: Here = { link, status, language: isShown ? document.languageId : undefined };
  const picked = await vscode.window.showQuickPick(itemsOf(here), { title: 'Cove' });
  // A click on the status gave it the focus, and keys would go there.
  if (document) await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
  await picked?.run?.();
}

function itemsOf(here: Here): readonly Item[] {
  return Object.entries(MENU).flatMap(([group, rows]) => {
    const items = rows.filter(({ when }) => when?.(here) ?? true).map(row => itemOf(row, here));
    const separator: Item = { label: group, kind: vscode.QuickPickItemKind.Separator };
    return items.length === 0 ? [] : [separator, ...items];
  });
}

function itemOf({ label, icon, detail, run }: Row, here: Here): Item {
  const told = detail?.(here);
  return {
    label: `$(${icon}) ${label(here)}`,
    ...(told === undefined ? {} : { description: told }),
    run: () => run(here),
  };
}

function open(command: CommandId): Thenable<unknown> {
  return vscode.commands.executeCommand(command);
}

function openSettings(query: string): Thenable<unknown> {
  return vscode.commands.executeCommand('workbench.action.openSettings', query);
}

function isOn(): boolean {
  return settingsHere().get('completion.enabled') !== false;
}

function languages(): Readonly<Record<string, boolean>> {
  return settingsHere().get<Readonly<Record<string, boolean>>>('completion.languages') ?? {};
}

function nameOf(language: string): string {
  const manifests = vscode.extensions.all.map(({ packageJSON }): unknown => packageJSON);
  return languageName(language, manifests);
}

function speaks(language: string): boolean {
  return languages()[language] ?? languages()['*'] ?? true;
}

/** Other languages stay as they are. */
async function turnLanguage(language: string): Promise<void> {
  await changeSetting('completion.languages', { ...languages(), [language]: !speaks(language) });
}

async function turnOffInFolder(): Promise<void> {
  await settingsHere().update('completion.enabled', false, vscode.ConfigurationTarget.Workspace);
}
