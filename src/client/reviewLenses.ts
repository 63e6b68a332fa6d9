import * as vscode from 'vscode';
import type { CommandId } from '../protocol/commands.js';
import type { ReviewSession } from './reviewSession.js';

interface Lens {
  readonly title: string;
  readonly command: CommandId;
  readonly told: readonly unknown[];
}

/** What can be decided, above the lines that it is about. */
export function lensesOf(session: ReviewSession): readonly vscode.CodeLens[] {
  const rows = session.view?.page.rows ?? [];
  const uri = session.view?.uri.toString();
  if (session.state === 'writing') {
    const line = rows.findIndex(({ mark }) => mark !== 'around');
    return line < 0 ? [] : [lens(line, { ...STOP, told: [uri] })];
  }
  const lenses: vscode.CodeLens[] = [];
  for (const [line, { hunk }] of rows.entries()) {
    if (hunk === undefined || hunk === rows[line - 1]?.hunk) continue;
    const isFirst = lenses.length === 0;
    if (isFirst && session.isDoubted) lenses.push(doubt(line));
    lenses.push(
      lens(line, { title: '$(check)\u00a0Keep', command: 'cove.keepChange', told: [uri, hunk] }),
      lens(line, { title: '$(discard)\u00a0Drop', command: 'cove.dropChange', told: [uri, hunk] }),
    );
    if (isFirst && 1 < session.pending) lenses.push(...lensesOfAll(line, session));
  }
  return lenses;
}

const STOP = {
  title: '$(loading~spin)\u00a0Writing… Stop',
  command: 'cove.dropAllChanges',
} as const;

/** Words alone: a lens without a command cannot be clicked. */
function doubt(line: number): vscode.CodeLens {
  const title = '$(warning)\u00a0The code does not parse with these changes';
  return new vscode.CodeLens(new vscode.Range(line, 0, line, 0), { title, command: '' });
}

function lensesOfAll(line: number, { view, pending }: ReviewSession): readonly vscode.CodeLens[] {
  const told = [view?.uri.toString()];
  return [
    lens(line, {
      title: `$(check-all)\u00a0Keep All ${pending}`,
      command: 'cove.keepAllChanges',
      told,
    }),
    lens(line, { title: '$(clear-all)\u00a0Drop All', command: 'cove.dropAllChanges', told }),
  ];
}

function lens(line: number, { title, command, told }: Lens): vscode.CodeLens {
  const range = new vscode.Range(line, 0, line, 0);
  return new vscode.CodeLens(range, { title, command, arguments: [...told] });
}
