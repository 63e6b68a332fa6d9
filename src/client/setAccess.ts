import * as vscode from 'vscode';
import { METHODS } from '../protocol/methods.js';
import { settingsHere } from './changeSetting.js';
import type { ServerLink } from './serverLink.js';

interface Choice extends vscode.QuickPickItem {
  readonly act: (link: ServerLink, host: string) => Promise<boolean>;
}

/** Sets what goes along to the server of the settings, or forgets it. */
export async function setAccess(link: ServerLink): Promise<void> {
  const host = hostHere();
  await link.access.load();
  const names = link.access.namesFor(host);
  const choices = names.length === 0 ? SETTING : [...SETTING, forgetting(names)];
  const placeHolder = `What is sent along to ${host}, and to no other host`;
  const choice = await vscode.window.showQuickPick<Choice>([...choices], { placeHolder });
  if (choice && (await choice.act(link, host))) {
    await link.ask(METHODS.access, link.access.params);
  }
}

const SETTING: readonly Choice[] = [
  {
    label: 'Set a token…',
    detail: 'Sent as "Authorization: Bearer", and kept in the store of passwords of the system.',
    act: async (link, host) => {
      const token = await asked('The token', true);
      if (token === undefined) return false;
      await link.access.set(host, 'authorization', `Bearer ${token}`);
      return true;
    },
  },
  {
    label: 'Set a header…',
    detail: 'For a server that wants to see something else.',
    act: async (link, host) => {
      const name = await asked('The name of the header', false);
      const value = name === undefined ? undefined : await asked(`The value of ${name}`, true);
      if (name === undefined || value === undefined) return false;
      await link.access.set(host, name.toLowerCase(), value);
      return true;
    },
  },
];

function forgetting(names: readonly string[]): Choice {
  return {
    label: 'Forget all of it',
    detail: `Sent now: ${names.join(', ')}.`,
    act: async (link, host) => {
      await link.access.clear(host);
      return true;
    },
  };
}

async function asked(prompt: string, password: boolean): Promise<string | undefined> {
  const text = await vscode.window.showInputBox({ prompt, password, ignoreFocusOut: true });
  return text?.trim() === '' ? undefined : text?.trim();
}

function hostHere(): string {
  const url: unknown = settingsHere().get('ollama.url');
  if (typeof url !== 'string' || !URL.canParse(url)) return '127.0.0.1:11434';
  const { host } = new URL(url);
  // A socket has none, and is known by all of its address.
  return host === '' ? url : host;
}
