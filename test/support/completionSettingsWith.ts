import type { CompletionSettings } from '../../src/core/completion/completionSettings.js';

/** The settings of a completion as they are by default, but for `changed`, and with no wait. */
export function completionSettingsWith(changed: Partial<CompletionSettings>): CompletionSettings {
  return {
    enabled: true,
    trigger: 'automatic',
    multiline: 'auto',
    maxTokens: 64,
    delayMs: 0,
    languages: { '*': true },
    contextTokens: 0,
    keepAlive: '',
    hindrance: undefined,
    excluded: () => false,
    ...changed,
  };
}
