import type { Settings } from '../settings/settings.js';

/** What one completion needs to know of the settings that hold for its document. */
export interface CompletionSettings {
  readonly enabled: boolean;
  readonly trigger: Settings['completion.trigger'];
  readonly multiline: Settings['completion.multiline'];
  readonly maxTokens: number;
  /** In ms; -1 is adaptive. */
  readonly delayMs: number;
  readonly languages: Readonly<Record<string, boolean>>;
  /** In tokens; 0 is ours to decide. */
  readonly contextTokens: number;
  /** Empty: as the server is set. */
  readonly keepAlive: string;
  /** Why the editor has no use for a suggestion right now, as a sentence: a selection, say. */
  readonly hindrance: string | undefined;
  /** Whether a document is kept from every model. */
  readonly excluded: (uri: string) => boolean;
}
