import * as vscode from 'vscode';
import { METHODS } from '../protocol/methods.js';
import type { ModelInfo } from '../protocol/models.js';
import { changeSetting } from './changeSetting.js';
import type { ServerLink } from './serverLink.js';

interface Pick extends vscode.QuickPickItem {
  /** What the setting becomes; undefined where it cannot be chosen. */
  readonly model: string | undefined;
}

/** Lets the person choose the model that completes, from what is installed. */
export async function selectModel(link: ServerLink): Promise<void> {
  const picked = await vscode.window.showQuickPick(picksOf(link), {
    title: 'Cove: Select Completion Model',
    placeHolder: 'The model that completes code',
    matchOnDescription: true,
  });
  if (picked?.model === undefined) return;
  await changeSetting('completion.model', picked.model);
}

async function picksOf(link: ServerLink): Promise<Pick[]> {
  const models = await link.ask<readonly ModelInfo[]>(METHODS.modelsList);
  if (!models) {
    return [note('No server of models answers', 'Start it, or run "Cove: Diagnose" to see more.')];
  }
  const able = models
    .filter(({ roles, remote }) => !remote && roles.includes('completion'))
    .sort((a, b) => Number(b.fillsMiddle) - Number(a.fillsMiddle));
  const others = models.filter(model => !able.includes(model));
  const automatic: Pick = {
    label: 'Automatic',
    description: 'the best that is installed',
    model: '',
  };
  return [
    ...(able.length === 0
      ? [note('No installed model can complete code', '"Cove: Diagnose" says what to install.')]
      : [automatic, ...able.map(pickOf)]),
    ...others.map(model => note(model.name, whyNot(model))),
  ];
}

function pickOf(model: ModelInfo): Pick {
  const facts = [
    model.parameters,
    model.quantization,
    sizeOf(model),
    model.loaded ? 'loaded' : '',
    completingOf(model),
  ];
  return {
    label: model.name,
    description: facts.filter(fact => fact !== '').join(', '),
    model: model.name,
  };
}

function completingOf({ name, fillsMiddle }: ModelInfo): string {
  if (!fillsMiddle)
    return 'continues the text before the cursor; was not taught to fill in the middle';
  return /\bbase\b/.test(name) ? 'base model, made to fill in' : 'fills in the middle';
}

function note(label: string, detail: string): Pick {
  return { label: `$(circle-slash) ${label}`, detail, model: undefined };
}

function whyNot({ remote, roles }: ModelInfo): string {
  if (remote) return 'Runs on another machine, so Cove does not ask it.';
  return roles.includes('embedding') ? 'Makes embeddings.' : 'Does not generate text.';
}

/** Empty where the server does not tell. */
function sizeOf({ size }: ModelInfo): string {
  if (size === 0) return '';
  return `${(size / 1e9).toFixed(1)} GB`;
}
