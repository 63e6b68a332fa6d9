/** Asks `cove/chat/send`: the next question of a conversation, which is new without `session`. */
export interface ChatSendParams {
  readonly session?: string;
  readonly text: string;
  /** What the person points at. */
  readonly mentions?: readonly ChatMention[];
  /** The answer comes in pieces under this token, before it comes as a whole. */
  readonly partialResultToken?: string | number;
}

/** Something that a question is about; which fields it has depends on `kind`. */
export type ChatMention =
  ChatPathMention | ChatSelectionMention | ChatSymbolMention | ChatPlainMention;

/** A file, or all that lies in a folder. */
export interface ChatPathMention {
  readonly kind: 'file' | 'folder';
  readonly uri: string;
}

/** A piece of a file. */
export interface ChatSelectionMention {
  readonly kind: 'selection';
  readonly uri: string;
  readonly range: ChatRange;
}

/** Whatever the workspace calls by this name. */
export interface ChatSymbolMention {
  readonly kind: 'symbol';
  readonly name: string;
}

/** What there is one of. */
export interface ChatPlainMention {
  readonly kind: 'codebase' | 'problems' | 'diff';
}

/** From a place to a place, as LSP has them. */
export interface ChatRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** The value of `$/progress` while an answer comes. */
export interface ChatPiece {
  readonly text: string;
}

/** What became of a question. */
export interface ChatSendResult {
  readonly session: string;
  /** The whole answer, or as much as came. */
  readonly text: string;
  readonly state: ChatState;
  readonly usage: ChatUsage;
  readonly sources: readonly ChatSource[];
  /** Why there is no whole answer, as a sentence. */
  readonly reason?: string;
  /** What the person can do about it, as a sentence. */
  readonly remedy?: string;
}

export type ChatState = 'done' | 'stopped' | 'failed';

/** What a turn took of the model's context. */
export interface ChatUsage {
  readonly promptTokens: number;
  readonly generatedTokens: number;
  /** How much fits; 0 where unknown. */
  readonly contextTokens: number;
}

/** A piece of the person's code that the model was shown, or was not. */
export interface ChatSource {
  readonly uri: string;
  /** Missing where it is the whole file. */
  readonly range?: ChatRange;
  readonly why: string;
  /** Estimated. */
  readonly tokens: number;
  /** Why it was left out, as a sentence; missing where the model was shown it. */
  readonly left?: string;
}

/** One row of the answer to `cove/chat/list`, the newest first. */
export interface ChatTitle {
  readonly session: string;
  readonly title: string;
  /** When something was said last, ISO 8601, UTC. */
  readonly at: string;
  readonly messages: number;
}

/** Asks `cove/chat/get`, `cove/chat/delete` and `cove/chat/export` about a conversation. */
export interface ChatSessionParams {
  readonly session: string;
}

/** The answer to `cove/chat/get`. */
export interface ChatSession {
  readonly session: string;
  readonly title: string;
  readonly at: string;
  /** The model that answered last. */
  readonly model: string;
  readonly messages: readonly ChatMessage[];
}

/** One turn of a conversation. */
export interface ChatMessage {
  readonly role: 'user' | 'assistant';
  readonly text: string;
  readonly at: string;
  readonly state?: ChatState;
  readonly sources?: readonly ChatSource[];
  readonly reason?: string;
  readonly remedy?: string;
}

/** Asks `cove/chat/rename`. */
export interface ChatRenameParams {
  readonly session: string;
  readonly title: string;
}

/** The answer to `cove/chat/export`. */
export interface ChatExportResult {
  readonly markdown: string;
}
