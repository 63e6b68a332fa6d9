import * as vscode from 'vscode';
import type { Chip } from '../protocol/panel/shapes.js';
import { FILE_SCHEMES } from './fileSchemes.js';

/** A file as something to ask about. */
export function fileChip(uri: vscode.Uri): Chip {
  return { mention: { kind: 'file', uri: uri.toString() }, label: nameOf(uri) };
}

export function folderChip(uri: vscode.Uri): Chip {
  return { mention: { kind: 'folder', uri: uri.toString() }, label: `${nameOf(uri)}/` };
}

/** What lies at the addresses, as far as anything does. */
export async function chipsAt(addresses: readonly string[]): Promise<readonly Chip[]> {
  const chips = await Promise.all(addresses.map(chipAt));
  return chips.flatMap(chip => chip ?? []);
}

async function chipAt(address: string): Promise<Chip | undefined> {
  try {
    const uri = vscode.Uri.parse(address, true);
    if (!FILE_SCHEMES.includes(uri.scheme)) return undefined;
    const { type } = await vscode.workspace.fs.stat(uri);
    const isFolder = (type & vscode.FileType.Directory) !== 0;
    return isFolder ? folderChip(uri) : fileChip(uri);
  } catch {
    return undefined;
  }
}

export function nameOf({ path }: vscode.Uri): string {
  return path.split('/').at(-1) ?? path;
}
