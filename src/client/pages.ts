import * as vscode from 'vscode';
import type { DiagnoseLine, DiagnoseParams } from '../protocol/diagnose.js';
import type { LedgerLine } from '../protocol/ledger.js';
import { METHODS } from '../protocol/methods.js';
import type { PromptLastResult } from '../protocol/prompt.js';
import { likeMarkdown } from './likeMarkdown.js';
import { diagnosisText, ledgerText, pageName, promptsText } from './pageTexts.js';
import { rivalsHere } from './rivals.js';
import type { ServerLink } from './serverLink.js';
import { ShownTexts } from './shownTexts.js';

const SCHEME = 'cove';

/** An editor can open a page again that was closed, and a window that is read anew those it had. */
const NOT_KEPT = 'A page of Cove is not kept once it is closed. Run its command again.\n';

const NO_SERVER = 'The server of Cove does not answer. Reload the window.\n';

interface Page {
  readonly title: string;
  readonly write: (link: ServerLink) => Promise<string | undefined>;
}

/** What models are sent prompts for. */
const PURPOSES = ['completion', 'action', 'commit', 'chat'] as const;

/** Every page that Cove shows in an editor. */
const PAGES = {
  prompt: {
    title: 'last prompt',
    write: async link => {
      const asked = PURPOSES.map(purpose =>
        link.ask<PromptLastResult>(METHODS.promptLast, { purpose }),
      );
      const [completion, ...others] = await Promise.all(asked);
      return completion && promptsText(completion, others);
    },
  },
  ledger: {
    title: 'ledger',
    write: async link => {
      const lines = await link.ask<readonly LedgerLine[]>(METHODS.ledgerRead);
      return lines && ledgerText(lines);
    },
  },
  diagnosis: {
    title: 'diagnosis',
    write: async link => {
      const params: DiagnoseParams = { rivals: rivalsHere() };
      const lines = await link.ask<readonly DiagnoseLine[]>(METHODS.diagnose, params);
      return lines && diagnosisText(lines);
    },
  },
} as const satisfies Record<string, Page>;

export type PageId = keyof typeof PAGES;

/** Read-only documents that are written anew each time they are asked for, and kept while open. */
export class Pages implements vscode.Disposable {
  readonly #link: ServerLink;
  readonly #texts = new ShownTexts();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #registrations: vscode.Disposable;

  constructor(link: ServerLink) {
    this.#link = link;
    this.#registrations = vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
        onDidChange: this.#changed.event,
        provideTextDocumentContent: uri => this.#texts.read(uri.toString()) ?? NOT_KEPT,
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        this.#texts.closed(uri.toString());
      }),
    );
  }

  async show(id: PageId): Promise<void> {
    const { title, write } = PAGES[id];
    const text = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Window, title: `Cove: ${title} …` },
      () => write(this.#link),
    );
    await showDocument(this.#kept(title, text ?? NO_SERVER));
  }

  /** Shows what a model wrote; nothing in it is drawn, so nothing in it is fetched. */
  async showAnswer(title: string, text: string): Promise<void> {
    const uri = this.#kept(title, text);
    await likeMarkdown(uri);
    await showDocument(uri);
  }

  dispose(): void {
    this.#registrations.dispose();
    this.#changed.dispose();
  }

  /** The address of a text that editors can show from now on. */
  #kept(title: string, text: string): vscode.Uri {
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${pageName(title)}` });
    this.#texts.write(uri.toString(), text);
    this.#changed.fire(uri);
    return uri;
  }
}

async function showDocument(uri: vscode.Uri): Promise<void> {
  await vscode.window.showTextDocument(uri, { preview: true });
}
