import type { Middleware } from 'vscode-languageclient/node';
import type { FiguresParams } from '../protocol/figures.js';
import type { StatusParams } from '../protocol/status.js';

/** Stands between the editor, which wants a suggestion, and the server. */
export type ProvideSuggestions = Required<Middleware>['provideInlineCompletionItems'];

/** What the client wants to hear of the server. */
export interface ServerNews {
  readonly onStatus: (status: StatusParams) => void;
  readonly onFigures: (figures: FiguresParams) => void;
  /** It runs, for the first time or again: what it was told before it does not know. */
  readonly onRunning: () => void;
  /** The editor asks for a suggestion; calls what asks the server. */
  readonly onAsk: ProvideSuggestions;
}
