import type { CompletionSettings } from '../core/completion/completionSettings.js';
import type { Settings } from '../core/settings/settings.js';
import { excludedBy } from './excludedBy.js';

/** What a completion needs to know of `settings`. */
export function completionSettings(
  settings: Settings,
  hindrance: string | undefined,
): CompletionSettings {
  return {
    enabled: settings['completion.enabled'],
    trigger: settings['completion.trigger'],
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
