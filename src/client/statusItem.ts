import * as vscode from 'vscode';
import type { CommandId } from '../protocol/commands.js';
import type { StatusParams, StatusState } from '../protocol/status.js';

interface Look {
  /** A codicon. */
  readonly icon: string;
  /** What the tooltip says where the status has no reason of its own. */
  readonly says: string;
  readonly command: CommandId;
}

const LOOKS: Readonly<Record<StatusState, Look>> = {
  ready: { icon: 'lightbulb', says: 'Ready.', command: 'cove.toggleCompletion' },
  loading: {
    icon: 'loading~spin',
    says: 'Loading the model. Completions wait for it.',
    command: 'cove.diagnose',
  },
  working: { icon: 'lightbulb-sparkle', says: 'Completing.', command: 'cove.toggleCompletion' },
  paused: { icon: 'circle-slash', says: 'Paused.', command: 'cove.toggleCompletion' },
  problem: { icon: 'warning', says: 'Something is wrong.', command: 'cove.diagnose' },
};

/** What a click does, said in the tooltip. */
const CLICKS: Readonly<Partial<Record<CommandId, string>>> = {
  'cove.toggleCompletion': 'Click to turn completions on or off.',
  'cove.diagnose': 'Click to see what works and what does not.',
};

/** Shorter work than this is not shown: a sign at each key would be a flicker. */
const WORK_SHOWN_AFTER_MS = 400;

/** Cove's place in the status bar, once there is something to say: what it does and what it lacks. */
export class StatusItem implements vscode.Disposable {
  readonly #item = vscode.window.createStatusBarItem('cove', vscode.StatusBarAlignment.Right, 90);
  #later: NodeJS.Timeout | undefined;

  constructor() {
    this.#item.name = 'Cove';
  }

  show(status: StatusParams): void {
    clearTimeout(this.#later);
    if (status.state !== 'working') {
      this.#paint(status);
      return;
    }
    this.#later = setTimeout(() => {
      this.#paint(status);
    }, WORK_SHOWN_AFTER_MS);
  }

  dispose(): void {
    clearTimeout(this.#later);
    this.#item.dispose();
  }

  #paint({ state, model, reason, remedy }: StatusParams): void {
    const { icon, says, command } = LOOKS[state];
    const lines = [reason ?? says, remedy, model && `Model: ${model}`, CLICKS[command]];
    this.#item.text = `$(${icon}) Cove`;
    this.#item.command = command;
    this.#item.tooltip = lines.filter(line => line).join('\n');
    this.#item.accessibilityInformation = { label: `Cove: ${reason ?? says}` };
    this.#item.backgroundColor =
      state === 'problem' ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
    this.#item.show();
  }
}
