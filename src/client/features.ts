import * as vscode from 'vscode';
import type { CommandId } from '../protocol/commands.js';
import { ChatDoor } from './chatDoor.js';
import { CommitMessages } from './commitMessages.js';
import { runCommand, type Tools } from './commands.js';
import { FirstMinute } from './firstMinute.js';
import { Pages } from './pages.js';
import { Proposals } from './proposals.js';
import type { ServerLink } from './serverLink.js';
import type { StatusItem } from './statusItem.js';

/** What is there from the activation on. */
export interface Ground {
  readonly context: vscode.ExtensionContext;
  readonly link: ServerLink;
  readonly status: StatusItem;
}

/** All that a person can do with Cove, built once the first of it is wanted. */
export class Features implements vscode.Disposable {
  readonly first: FirstMinute;
  readonly chat: ChatDoor;
  readonly #tools: Tools;
  readonly #parts: vscode.Disposable;

  constructor({ context, link, status }: Ground) {
    const pages = new Pages(link);
    const proposals = new Proposals();
    const commits = new CommitMessages(link);
    this.first = new FirstMinute(context, link);
    this.chat = new ChatDoor(context, link, proposal => proposals.propose(proposal));
    this.#tools = { link, status, first: this.first, pages, chat: this.chat, proposals, commits };
    this.#parts = vscode.Disposable.from(pages, proposals, this.chat, commits);
  }

  run(id: CommandId, told: readonly unknown[]): unknown {
    return runCommand(id, this.#tools, told);
  }

  dispose(): void {
    this.#parts.dispose();
  }
}
