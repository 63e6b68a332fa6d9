import * as vscode from 'vscode';
import { METHODS } from '../protocol/methods.js';
import type { CatalogEntry, ModelInfo, PullResult } from '../protocol/models.js';
import { gigabytes } from './modelFacts.js';
import type { ServerLink } from './serverLink.js';
import { signalOf } from './signalOf.js';
import { tell } from './tell.js';
import { unlinked } from './unlinked.js';

interface Pick extends vscode.QuickPickItem {
  /** Undefined: another one, whose name is asked for. */
  readonly model: string | undefined;
}

const OTHER: Pick = {
  label: '$(edit) Another model…',
  detail: 'Any name that "ollama pull" takes, such as hf.co/someone/model.',
  model: undefined,
};

/** Where another server than Ollama is asked. */
const NOTHING: Pick = {
  label: '$(circle-slash) This server downloads no models for Cove',
  detail: 'Start it with the model that you want.',
  model: '',
};

/**
 * Lets the person choose a model, and has Ollama download it; `told` names the model where the
 * person chose it already, by a button that says what it downloads.
 */
export async function pullModel(link: ServerLink, told?: unknown): Promise<void> {
  if (typeof told === 'string') {
    await download(told, link);
    return;
  }
  const picked = await vscode.window.showQuickPick(picksOf(link), {
    title: 'Cove: Download Model',
    placeHolder: 'Ollama downloads it from its library; your code is no part of that',
    matchOnDetail: true,
  });
  if (!picked) return;
  const name = picked.model ?? (await askForName());
  if (name !== undefined && name !== '') await download(name, link);
}

async function picksOf(link: ServerLink): Promise<Pick[]> {
  const [catalog = [], installed = []] = await Promise.all([
    link.ask<readonly CatalogEntry[]>(METHODS.modelsCatalog),
    link.ask<readonly ModelInfo[]>(METHODS.modelsList),
  ]);
  if (catalog.length === 0) return [NOTHING];
  const there = new Set(installed.map(({ name }) => name));
  const groups = Object.entries(GROUPS).flatMap(([label, belongs]) => {
    const picks = catalog.filter(belongs).map(entry => pickOf(entry, there.has(entry.name)));
    return picks.length === 0 ? [] : [separator(label), ...picks];
  });
  return [...groups, separator('Any other'), OTHER];
}

/** In the order in which they are offered. */
const GROUPS: Readonly<Record<string, (entry: CatalogEntry) => boolean>> = {
  'To begin with on this machine': ({ first }) => first,
  'Fit this machine': ({ first, fits }) => !first && fits,
  'Need more memory than this machine has to spare': ({ fits }) => !fits,
};

function separator(label: string): Pick {
  return { label, kind: vscode.QuickPickItemKind.Separator, model: undefined };
}

function pickOf(entry: CatalogEntry, isThere: boolean): Pick {
  const { name, family, bytes, license, nonCommercial, about, fits, tokensPerSecond } = entry;
  const facts = [
    gigabytes(bytes),
    license + (nonCommercial ? ', not for commercial use' : ''),
    fits ? `about ${tokensPerSecond} tokens a second` : '',
    isThere ? 'installed' : '',
  ];
  return {
    label: name,
    description: facts.filter(fact => fact !== '').join(' · '),
    detail: `From ${family}: ${about}.`,
    model: name,
  };
}

function askForName(): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: 'Cove: Download Model',
    prompt: 'The name of the model, as "ollama pull" takes it',
  });
}

async function download(name: string, link: ServerLink): Promise<void> {
  const result = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: unlinked(`Downloading ${name}`),
      cancellable: true,
    },
    (progress, token) => {
      let reached = 0;
      const onProgress = ({ message = '', percentage = reached }): void => {
        progress.report({ message: unlinked(message), increment: percentage - reached });
        reached = percentage;
      };
      const params = { name };
      const following = { signal: signalOf(token), onProgress };
      return link.follow<PullResult>(METHODS.modelsPull, params, following);
    },
  );
  await tellEnd(name, result);
}

/** The person waits for the end of a download, so that is worth a message. */
async function tellEnd(name: string, result: PullResult | undefined): Promise<void> {
  if (result?.state === 'done') {
    await tell('information', `${name} is there.`);
  } else if (result?.state === 'failed') {
    await tell('error', `${result.reason ?? ''} ${result.remedy ?? ''}`);
  }
}
