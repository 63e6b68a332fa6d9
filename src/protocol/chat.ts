/** Asks a chat model with `cove/chat/send`; pieces of the answer come as `$/progress`. */
export interface ChatSendParams {
  /** Missing for a new session. */
  readonly session?: string;
  readonly text: string;
  readonly mentions?: readonly ChatMention[];
  /** The index of the question whose place this one takes, with all that follows it. */
  readonly after?: number;
  /** The model of this session from now on; empty: as the settings say. */
  readonly model?: string;
  /** What the model is told first in this session from now on; empty: as the settings say. */
  readonly systemPrompt?: string;
  readonly partialResultToken?: string | number;
}

/** Asks a question once more, with what it quotes; answers a `ChatSendResult`. */
export interface ChatAgainParams {
  readonly session: string;
  /** The index of the question, or of its answer. */
  readonly message: number;
  readonly partialResultToken?: string | number;
}

/** Has the last answer go on where it ended; answers a `ChatSendResult` with the whole of it. */
export interface ChatContinueParams {
  readonly session: string;
  readonly partialResultToken?: string | number;
}

/** Shows another take of a message, with all that followed it; answers the `ChatSession`. */
export interface ChatChooseParams {
  readonly session: string;
  /** Its index. */
  readonly message: number;
  /** From 1 to the `takes` of the message. */
  readonly take: number;
}

/** What differs from the settings in a session; what is missing stays as it is. */
export interface ChatTuneParams {
  readonly session: string;
  /** Empty: as the settings say. */
  readonly model?: string;
  /** Empty: as the settings say. */
  readonly systemPrompt?: string;
}

/** What a question can begin with, behind a `/`. */
export interface ChatCommand {
  readonly name: string;
  readonly about: string;
  /** What the question has to mention; `changes` are mentioned by themselves. */
  readonly on: 'code' | 'changes';
}

/** What of the user's code a question is about. */
export type ChatMention =
  | { readonly kind: 'file' | 'folder'; readonly uri: string }
  | { readonly kind: 'selection'; readonly uri: string; readonly range: ChatRange }
  | { readonly kind: 'symbol'; readonly name: string }
  | { readonly kind: 'codebase' | 'diff' }
  | { readonly kind: 'problems'; readonly reported?: readonly ChatReport[] }
  | { readonly kind: 'terminal'; readonly text?: string };

/** What is reported of a file, as in `textDocument/publishDiagnostics`. */
export interface ChatReport {
  readonly uri: string;
  readonly diagnostics: readonly ChatDiagnostic[];
}

/** A `Diagnostic` of LSP, as far as it is read. */
export interface ChatDiagnostic {
  readonly range: ChatRange;
  readonly message: string;
  /** 1 error, 2 warning, 3 information, 4 hint. */
  readonly severity?: number;
  readonly source?: string;
}

/** As a `Range` of LSP. */
export interface ChatRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** The `value` of a `$/progress` while an answer comes. */
export interface ChatPiece {
  readonly text: string;
  /** The first one tells the session, which may be a new one, and what it is called. */
  readonly session?: string;
  readonly title?: string;
  /** The session that the same model answers first. */
  readonly waitsFor?: ChatNamed;
}

export interface ChatNamed {
  readonly session: string;
  readonly title: string;
}

/** An answer that ended, one way or another. */
export interface ChatSendResult {
  readonly session: string;
  /** The model that was asked; empty where none was. */
  readonly model: string;
  /** What came of the answer. */
  readonly text: string;
  readonly state: 'done' | 'stopped' | 'failed';
  readonly usage: ChatUsage;
  readonly sources: readonly ChatSource[];
  /** What the person should know of the end, as a sentence. */
  readonly reason?: string;
  /** What the person can do about it, as a sentence. */
  readonly remedy?: string;
}

/** In tokens. */
export interface ChatUsage {
  readonly promptTokens: number;
  readonly generatedTokens: number;
  /** The context of the model. */
  readonly contextTokens: number;
}

/** A piece of the user's code that a question quotes, or what could not be quoted. */
export interface ChatSource {
  readonly uri: string;
  readonly range?: ChatRange;
  readonly why: string;
  /** Estimated. */
  readonly tokens: number;
  /** The model did not see it. */
  readonly left?: true;
}

/** Asks `cove/chat/weigh` what mentions would take of a model's context, before they are asked about. */
export interface ChatWeighParams {
  /** Where they would be asked about; missing for a new session. */
  readonly session?: string;
  readonly mentions: readonly ChatMention[];
}

export interface ChatWeighResult {
  /** The context of the model that answered last, in tokens; 0 until one did. */
  readonly contextTokens: number;
  /** What of it is kept for the answer. */
  readonly answerTokens: number;
  /** One for each mention, in order. */
  readonly weights: readonly ChatWeight[];
}

export interface ChatWeight {
  /** Of what would be quoted; estimated. */
  readonly tokens: number;
  /** The session quotes it already, as it is now: it is not sent again. */
  readonly known?: true;
  /** Why it would not be quoted, or not all of it, as a phrase. */
  readonly left?: string;
}

/** Who answers where a session has no model of its own, as `cove/chat/model` answers. */
export interface ChatModel {
  readonly model: string;
}

/** Names a session, for `cove/chat/get`, `cove/chat/delete` and `cove/chat/export`. */
export interface ChatSessionParams {
  readonly session: string;
}

export interface ChatRenameParams {
  readonly session: string;
  /** Blank: the one by itself again. */
  readonly title: string;
}

export interface ChatListParams {
  /** Sessions with all of these words in what was said or in their title; missing: all sessions. */
  readonly query?: string;
}

/** One row of the answer to `cove/chat/list`. */
export interface ChatRow {
  readonly session: string;
  readonly title: string;
  /** When something was asked or answered last; ISO 8601, UTC. */
  readonly at: string;
  /** How many there are. */
  readonly messages: number;
}

/** A whole session, as `cove/chat/get` answers. */
export interface ChatSession {
  readonly session: string;
  readonly title: string;
  readonly at: string;
  /** The model that answered last; empty where none did. */
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  /** How many times a question took the place of another; what was there is kept. */
  readonly branches: number;
  /** What the last answer took. */
  readonly usage: ChatUsage;
  /** The model that was chosen for this session; empty: as the settings say. */
  readonly chosenModel: string;
  /** Empty: as the settings say. */
  readonly systemPrompt: string;
}

export interface ChatMessage {
  readonly role: 'user' | 'assistant';
  readonly text: string;
  readonly at: string;
  /** Of an answer. */
  readonly state?: 'running' | 'done' | 'stopped' | 'failed';
  /** Of an answer: what it cost. */
  readonly usage?: ChatUsage;
  /** Of an answer: what its question quotes. */
  readonly sources?: readonly ChatSource[];
  readonly reason?: string;
  readonly remedy?: string;
  /** Which of `takes` it is, from 1; missing where there is one alone. */
  readonly take?: number;
  /** How many questions were asked in its place, or how many answers its question has. */
  readonly takes?: number;
}

export interface ChatExport {
  readonly markdown: string;
}
