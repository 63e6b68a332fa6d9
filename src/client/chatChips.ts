import * as vscode from 'vscode';
import type { Chip, Range } from '../protocol/panel/shapes.js';
import { isFile } from './fileSchemes.js';
import { nameOf } from './nameOf.js';
import { plainRange } from './ranges.js';

/** A file as something to ask about. */
export function fileChip(uri: vscode.Uri): Chip {
  return { mention: { kind: 'file', uri: uri.toString() }, label: nameOf(uri) };
}

/** A piece of a file, such as `cart.ts 12–20`. */
export function pieceChip(uri: vscode.Uri, piece: Range): Chip {
  const range = plainRange(piece);
  const mention = { kind: 'selection', uri: uri.toString(), range } as const;
  return { mention, label: `${nameOf(uri)} ${linesOf(range)}` };
}

/** A piece that ends before the first character of a line has nothing of that line. */
function linesOf({ start, end }: Range): string {
  const last = end.character === 0 && start.line < end.line ? end.line : end.line + 1;
  return last === start.line + 1 ? `${last}` : `${start.line + 1}–${last}`;
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
    const uri = onThisSide(vscode.Uri.parse(address, true));
    if (!isFile(uri)) return undefined;
    const { type } = await vscode.workspace.fs.stat(uri);
    const isFolder = (type & vscode.FileType.Directory) !== 0;
    return isFolder ? folderChip(uri) : fileChip(uri);
  } catch {
    return undefined;
  }
}

/**
 * What is dragged from a window on another machine is named as the window sees it; on that machine,
 * where Cove runs, it is a file.
 */
function onThisSide(uri: vscode.Uri): vscode.Uri {
  return uri.scheme === 'vscode-remote' ? uri.with({ scheme: 'file', authority: '' }) : uri;
}
