import type { CompletionSettings } from '../core/completion/completionSettings.js';
import type { Settings } from '../core/settings/settings.js';
import { excludedBy } from './excludedBy.js';

/** What keeps completions from a place, besides settings. */
export interface Circumstances {
  /** Why there are none, as a sentence. */
  readonly hindrance: string | undefined;
  /** Whether there are some only for who asks by a command. */
  readonly onlyAsked: boolean;
}

/** What a completion needs to know of `settings`. */
export function completionSettings(
  settings: Settings,
  { hindrance, onlyAsked }: Circumstances,
): CompletionSettings {
  return {
    enabled: settings['completion.enabled'],
    trigger: onlyAsked ? 'manual' : settings['completion.trigger'],
    multiline: settings['completion.multiline'],
    maxTokens: settings['completion.maxTokens'],
    delayMs: settings['completion.delayMs'],
    languages: settings['completion.languages'],
    contextTokens: settings['context.maxTokens'],
    keepAlive: settings['ollama.keepAlive'],
    hindrance,
    excluded: excludedBy(settings),
  };
}
