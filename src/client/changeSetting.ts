import * as vscode from 'vscode';

/** The settings of Cove as they hold for the file that is shown. */
export function settingsHere(): vscode.WorkspaceConfiguration {
  const shown = vscode.window.activeTextEditor?.document.uri;
  return vscode.workspace.getConfiguration('cove', shown);
}

/** Changes a setting where it is set, so that the change holds and a folder's own choice stays one. */
export async function changeSetting(name: string, value: unknown): Promise<void> {
  const settings = settingsHere();
  await settings.update(name, value, whereSet(settings.inspect(name)));
}

function whereSet(
  found: ReturnType<vscode.WorkspaceConfiguration['inspect']>,
): vscode.ConfigurationTarget {
  if (found?.workspaceFolderValue !== undefined) return vscode.ConfigurationTarget.WorkspaceFolder;
  if (found?.workspaceValue !== undefined) return vscode.ConfigurationTarget.Workspace;
  return vscode.ConfigurationTarget.Global;
}
