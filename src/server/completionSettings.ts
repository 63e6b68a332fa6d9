import type { CompletionSettings } from '../core/completion/completionSettings.js';
import { type Exclusion, exclusionOf } from '../core/privacy/exclusions.js';
import type { Settings } from '../core/settings/settings.js';
import { documentPath } from './documentPath.js';

/** What a completion needs to know of `settings`. */
export function completionSettings(
  settings: Settings,
  hindrance: string | undefined,
): CompletionSettings {
  const excluded = matcherOf(settings['context.exclude']);
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
    excluded: uri => excluded(documentPath(uri)),
  };
}

/** Compiled once for each list of patterns, as long as the settings that hold it live. */
const MATCHERS = new WeakMap<readonly string[], Exclusion>();

function matcherOf(patterns: readonly string[]): Exclusion {
  const known = MATCHERS.get(patterns);
  if (known) return known;
  const matcher = exclusionOf(patterns);
  MATCHERS.set(patterns, matcher);
  return matcher;
}
