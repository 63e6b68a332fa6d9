import * as vscode from 'vscode';
import { type CommandId, COMMANDS } from '../protocol/commands.js';
import type { FiguresParams } from '../protocol/figures.js';
import type { StatusParams } from '../protocol/status.js';
import { CHAT_TAB, CHAT_VIEW } from './chatViewId.js';
import type { Features, Ground } from './features.js';
import { LatePart } from './latePart.js';

/**
 * The way to all features, which are read and built once somebody wants one: a command, the chat's
 * view, or the first minute when the server told what is there.
 */
export class FeaturesDoor implements vscode.Disposable {
  readonly #features: LatePart<Features>;
  readonly #registrations: vscode.Disposable;

  constructor(ground: Ground) {
    this.#features = new LatePart(async () => {
      const { Features } = await import('./features.js');
      return new Features(ground);
    });
    this.#registrations = vscode.Disposable.from(
      ...Object.keys(COMMANDS)
        .filter(isCommand)
        .map(id =>
          vscode.commands.registerCommand(id, async (...told: readonly unknown[]) =>
            (await this.#features.get()).run(id, told),
          ),
        ),
      vscode.window.registerWebviewViewProvider(CHAT_VIEW, {
        resolveWebviewView: async view => (await this.#features.get()).chat.fill(view),
      }),
      vscode.window.registerWebviewPanelSerializer(CHAT_TAB, {
        deserializeWebviewPanel: async tab => (await this.#features.get()).chat.fillTab(tab),
      }),
    );
  }

  heard(status: StatusParams): void {
    // Neither is in what the client itself says while the server starts.
    if (status.cause === undefined && status.model === undefined) return;
    this.#tell(({ first }) => {
      first.heard(status);
    });
  }

  measured(figures: FiguresParams): void {
    if (figures.acceptedToday === 0) return;
    this.#tell(({ first }) => {
      first.measured(figures);
    });
  }

  dispose(): void {
    this.#registrations.dispose();
    this.#features.dispose();
  }

  #tell(of: (features: Features) => void): void {
    this.#features
      .get()
      .then(of)
      .catch(() => undefined);
  }
}

function isCommand(name: string): name is CommandId {
  return name in COMMANDS;
}
