import * as vscode from 'vscode';
import { type FromPage, readFromPage } from '../protocol/panel/fromPage.js';
import type { ToPage } from '../protocol/panel/toPage.js';
import { chatHtml } from './chatHtml.js';
import { CHAT_TAB, CHAT_VIEW } from './chatViewId.js';

/** Where a page lies: in a side bar, or in a tab. */
type Place = Pick<vscode.WebviewView | vscode.WebviewPanel, 'webview' | 'onDidDispose'>;

const TAB_COLUMN = vscode.ViewColumn.Beside;

type Hear = (message: FromPage, page: vscode.Webview) => unknown;

/** The pages that show the chat, in a side bar and in a tab: both are told the same. */
export class ChatPages {
  readonly #folder: vscode.Uri;
  readonly #hear: Hear;
  readonly #listening = new Set<vscode.Webview>();
  #tab: vscode.WebviewPanel | undefined;
  /** What is told once somebody listens. */
  #waiting: ToPage[] = [];

  /** Reads the parts of a page from `folder`, and hands on what one says. */
  constructor(folder: vscode.Uri, hear: Hear) {
    this.#folder = folder;
    this.#hear = hear;
  }

  /** Fills a place that the editor made. */
  fill(place: Place): void {
    const { webview } = place;
    const part = (name: string): string =>
      webview.asWebviewUri(vscode.Uri.joinPath(this.#folder, name)).toString();
    webview.options = { enableScripts: true, localResourceRoots: [this.#folder] };
    webview.onDidReceiveMessage((value: unknown) => {
      const message = readFromPage(value);
      if (message) void this.#hear(message, webview);
    });
    place.onDidDispose(() => this.#listening.delete(webview));
    // A page that is filled anew says itself when it listens.
    this.#listening.delete(webview);
    webview.html = chatHtml({
      nonce: crypto.randomUUID().replaceAll('-', ''),
      script: part('webview.js'),
      styles: part('webview.css'),
      styleSource: webview.cspSource,
    });
  }

  /** Fills a tab, which a window that is read anew brings back. */
  fillTab(tab: vscode.WebviewPanel): void {
    this.#tab = tab;
    tab.onDidDispose(() => {
      if (this.#tab === tab) this.#tab = undefined;
    });
    this.fill(tab);
  }

  /** Shows the chat in a tab. */
  openTab(): void {
    if (this.#tab) this.#tab.reveal();
    else this.fillTab(vscode.window.createWebviewPanel(CHAT_TAB, 'Cove: Chat', TAB_COLUMN));
  }

  /** Shows the chat where it is: in its tab, or else in its side bar. */
  async reveal(): Promise<void> {
    if (this.#tab) this.#tab.reveal();
    else await vscode.commands.executeCommand(`${CHAT_VIEW}.focus`);
  }

  /** From now on the page is told what happens. */
  listen(page: vscode.Webview): void {
    this.#listening.add(page);
  }

  /** Tells each page that listens: one that does not is told all there is when it does. */
  post(message: ToPage): void {
    for (const page of this.#listening) void page.postMessage(message);
  }

  /** Tells it where a person looks, as soon as there is somebody who listens. */
  tell(message: ToPage): void {
    const tab = this.#tab?.webview;
    if (this.#listening.size === 0 || (tab && !this.#listening.has(tab))) {
      this.#waiting.push(message);
    } else if (tab) {
      void tab.postMessage(message);
    } else {
      this.post(message);
    }
  }

  /** Tells what waited for somebody who listens. */
  flush(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const message of waiting) this.tell(message);
  }
}
