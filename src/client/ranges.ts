import * as vscode from 'vscode';
import type { ActionRange } from '../protocol/actions.js';

/** A range of the editor's as it goes on the wire. */
export function plainRange({ start, end }: ActionRange): ActionRange {
  return {
    start: { line: start.line, character: start.character },
    end: { line: end.line, character: end.character },
  };
}

/** A range of the wire as the editor has it. */
export function editorRange({ start, end }: ActionRange): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
