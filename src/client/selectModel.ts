import * as vscode from 'vscode';
import type { CommandId } from '../protocol/commands.js';
import { METHODS } from '../protocol/methods.js';
import type { ModelInfo } from '../protocol/models.js';
import { changeSetting, settingsHere } from './changeSetting.js';
import { factsOf, SILENT, sortOf } from './modelFacts.js';
import type { ServerLink } from './serverLink.js';

/** What a model can be chosen for. */
type Use = 'completion' | 'chat' | 'edit';

interface Purpose {
  readonly title: string;
  readonly placeHolder: string;
  readonly icon: string;
  /** What no model set means. */
  readonly automatic: string;
  /** What a model has to be good for. */
  readonly role: 'completion' | 'chat';
}

const USES: Readonly<Record<Use, Purpose>> = {
  completion: {
    title: 'Completions',
    placeHolder: 'The model that completes code',
    icon: 'lightbulb',
    automatic: 'the best that is installed',
    role: 'completion',
  },
  chat: {
    title: 'Chat',
    placeHolder: 'The model that answers in the chat',
    icon: 'comment-discussion',
    automatic: 'the one in memory, or else the best that is installed',
    role: 'chat',
  },
  edit: {
    title: 'Edits',
    placeHolder: 'The model that explains and changes code',
    icon: 'edit',
    automatic: 'as for the chat',
    role: 'chat',
  },
};

interface Pick extends vscode.QuickPickItem {
  /** What the setting becomes; undefined where it cannot be chosen. */
  readonly model?: string;
  /** What a model is chosen for next. */
  readonly use?: Use;
  /** What is done where none of them will do. */
  readonly command?: CommandId;
}

const DOWNLOAD: Pick = { label: '$(cloud-download) Download a model…', command: 'cove.pullModel' };

/** Lets the person choose the models that complete, chat and edit, from what is installed. */
export async function selectModel(link: ServerLink): Promise<void> {
  const models = link.ask<readonly ModelInfo[]>(METHODS.modelsList);
  let use: Use | undefined = 'completion';
  while (use !== undefined) use = await selectFor(use, models);
}

/** What is to be chosen next; undefined where nothing is. */
async function selectFor(
  use: Use,
  models: Promise<readonly ModelInfo[] | undefined>,
): Promise<Use | undefined> {
  const { title, placeHolder } = USES[use];
  const picks: Promise<readonly Pick[]> = models.then(found => picksOf(use, found));
  const picked = await vscode.window.showQuickPick(picks, {
    title: `Cove: Model for ${title}`,
    placeHolder,
    matchOnDescription: true,
  });
  if (picked?.model !== undefined) await changeSetting(`${use}.model`, picked.model);
  if (picked?.command !== undefined) await vscode.commands.executeCommand(picked.command);
  return picked?.use;
}

function picksOf(use: Use, models: readonly ModelInfo[] | undefined): readonly Pick[] {
  if (!models) return [SILENT];
  const { automatic, role } = USES[use];
  const able = models
    .filter(({ roles, remote }) => !remote && roles.includes(role))
    .sort((a, b) => Number(b.fillsMiddle) - Number(a.fillsMiddle));
  const others = models.filter(model => !able.includes(model));
  return [
    ...(able.length === 0
      ? [note('No installed model can do this', 'A download below offers some that can.')]
      : [automaticPick(use, automatic), ...able.map(model => pickOf(model, use))]),
    ...others.map(model => note(model.name, whyNot(model))),
    DOWNLOAD,
    separator('Choose for'),
    ...otherUses(use),
  ];
}

function automaticPick(use: Use, automatic: string): Pick {
  const isSet = chosenFor(use) === '';
  return { label: 'Automatic', description: automatic + (isSet ? ' $(check)' : ''), model: '' };
}

function pickOf(model: ModelInfo, use: Use): Pick {
  const isSet = chosenFor(use) === model.name;
  return {
    label: model.name,
    description: factsOf(model) + (isSet ? ' $(check)' : ''),
    detail: sortOf(model),
    model: model.name,
  };
}

function otherUses(use: Use): readonly Pick[] {
  const uses: readonly Use[] = ['completion', 'chat', 'edit'];
  return uses
    .filter(other => other !== use)
    .map(other => {
      const { title, icon, automatic } = USES[other];
      const chosen = chosenFor(other);
      return {
        label: `$(${icon}) ${title}…`,
        description: chosen === '' ? automatic : chosen,
        use: other,
      };
    });
}

function chosenFor(use: Use): string {
  return settingsHere().get<string>(`${use}.model`) ?? '';
}

function separator(label: string): Pick {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

function note(label: string, detail: string): Pick {
  return { label: `$(circle-slash) ${label}`, detail };
}

function whyNot({ remote, roles }: ModelInfo): string {
  if (remote) return 'Runs on another machine, so Cove does not ask it.';
  if (roles.includes('completion')) return 'Was made to complete code, and cannot answer.';
  return roles.includes('embedding') ? 'Makes embeddings.' : 'Does not generate text.';
}
