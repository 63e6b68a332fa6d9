import * as vscode from 'vscode';
import { METHODS } from '../protocol/methods.js';
import type { ModelInfo } from '../protocol/models.js';
import { factsOf, SILENT } from './modelFacts.js';
import type { ServerLink } from './serverLink.js';

interface Pick extends vscode.QuickPickItem {
  /** Undefined where it cannot be chosen. */
  readonly model?: string;
}

/** The model that the person wants in a conversation; undefined where they let it be. */
export async function pickChatModel(
  link: { ask: ServerLink['ask'] },
  chosen: string,
): Promise<string | undefined> {
  const picks = link
    .ask<readonly ModelInfo[]>(METHODS.modelsList)
    .then(models => (models ? picksOf(models, chosen) : [SILENT]));
  const picked = await vscode.window.showQuickPick<Pick>(picks, {
    title: 'Cove: Model for This Conversation',
    placeHolder: 'The model that answers from the next question on',
    matchOnDescription: true,
  });
  return picked?.model;
}

const NONE: Pick = {
  label: '$(circle-slash) No installed model can answer',
  detail: '"Cove: Download Model" offers some that can.',
};

function picksOf(models: readonly ModelInfo[], chosen: string): readonly Pick[] {
  const able = models.filter(({ roles, remote }) => !remote && roles.includes('chat'));
  if (able.length === 0) return [NONE];
  const rows: readonly Pick[] = [
    { label: 'Automatic', description: 'as "cove.chat.model" says', model: '' },
    ...able.map(model => ({ label: model.name, description: factsOf(model), model: model.name })),
  ];
  return rows.map(row => (row.model === chosen ? checked(row) : row));
}

function checked(row: Pick): Pick {
  return { ...row, description: `${row.description ?? ''} $(check)` };
}
