import type { CursorSite } from '../text/cursorSite.js';
import type { CompletionSettings } from './completionSettings.js';

/** `typing`: the editor asks by itself. `invoked`: the person asked by a command. */
export type Trigger = 'typing' | 'invoked';

/** What is asked of the engine. */
export interface Question {
  readonly site: CursorSite;
  readonly trigger: Trigger;
  readonly settings: CompletionSettings;
  /** What was offered already: something else is wanted. */
  readonly avoid?: readonly string[];
}
