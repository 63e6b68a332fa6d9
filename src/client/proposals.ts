import * as vscode from 'vscode';
import type { ActionRewrite } from '../protocol/actions.js';
import { LatePart } from './latePart.js';
import { PEEK_SCHEME } from './peekScheme.js';
import { REVIEW_SCHEME } from './reviewScheme.js';
import type { ReviewSession, Subject } from './reviewSession.js';

/** What is proposed for a document. */
export interface Proposal {
  readonly title: string;
  readonly document: vscode.TextDocument;
  readonly result: ActionRewrite;
}

/**
 * The way to the reviews of new code, which are read and built once there is some.
 *
 * **Invariant:** until all is decided a document holds nothing of it, and one undo takes it back.
 */
export class Proposals implements vscode.Disposable {
  readonly #reviews = new LatePart(async () => {
    const { Reviews } = await import('./reviews.js');
    return new Reviews();
  });

  constructor() {
    void closeStale();
  }

  /** A review of what a model is about to write. */
  async prepare(subject: Subject): Promise<ReviewSession> {
    return (await this.#reviews.get()).prepare(subject);
  }

  /** A review of new code that is there already. */
  async propose({ title, document, result }: Proposal): Promise<void> {
    const session = await this.prepare({ title, document, stop: () => undefined });
    const [first, last] = [result.edits[0], result.edits.at(-1)];
    if (!first || !last) return;
    await vscode.window.showTextDocument(document);
    await session.begin({ start: first.range.start, end: last.range.end }, document.version);
    session.end(result);
  }

  /** Decides on what is told, or else on what is shown. */
  async decide(
    choice: 'kept' | 'dropped',
    which: 'one' | 'all',
    told: readonly unknown[],
  ): Promise<void> {
    (await this.#reviews.get()).decide(choice, which, told);
  }

  dispose(): void {
    this.#reviews.dispose();
  }
}

/** Of pages whose text Cove alone has. */
const SCHEMES: readonly string[] = [PEEK_SCHEME, REVIEW_SCHEME];

/** The tabs of another session: what they showed was never kept. */
async function closeStale(): Promise<void> {
  const tabs = vscode.window.tabGroups.all.flatMap(group => group.tabs);
  const stale = tabs.filter(
    ({ input }) => input instanceof vscode.TabInputText && SCHEMES.includes(input.uri.scheme),
  );
  if (0 < stale.length) await vscode.window.tabGroups.close(stale);
}
