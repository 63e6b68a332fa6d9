import type { Setting } from './setting.js';
import { SETTINGS, type SettingName, type Settings } from './settings.js';

export interface SettingsRead {
  readonly settings: Settings;
  /** One sentence for each value that was not understood; its default holds. */
  readonly problems: readonly string[];
}

/**
 * Reads what a user wrote, as one object for each dot (`{ completion: { enabled: true } }`) or under
 * whole names (`{ 'completion.enabled': true }`).
 *
 * **Invariant:** never fails; a bad value falls back to its default and is reported.
 */
export function readSettings(raw: unknown): SettingsRead {
  const problems: string[] = [];
  const read = <Value>(name: SettingName, setting: Setting<Value>): Value => {
    const written = valueAt(raw, name);
    if (written === undefined || written === null) return setting.default;
    const value = setting.read(written);
    if (value === undefined) {
      problems.push(`cove.${name}: expected ${JSON.stringify(setting.schema)}`);
    }
    for (const fault of setting.faultsIn?.(written) ?? []) problems.push(`cove.${name}: ${fault}`);
    return value ?? setting.default;
  };
  return {
    settings: {
      'ollama.url': read('ollama.url', SETTINGS['ollama.url']),
      'ollama.api': read('ollama.api', SETTINGS['ollama.api']),
      'ollama.allowedHosts': read('ollama.allowedHosts', SETTINGS['ollama.allowedHosts']),
      'ollama.caFile': read('ollama.caFile', SETTINGS['ollama.caFile']),
      'ollama.contextLength': read('ollama.contextLength', SETTINGS['ollama.contextLength']),
      'ollama.keepAlive': read('ollama.keepAlive', SETTINGS['ollama.keepAlive']),
      'completion.enabled': read('completion.enabled', SETTINGS['completion.enabled']),
      'completion.model': read('completion.model', SETTINGS['completion.model']),
      'completion.family': read('completion.family', SETTINGS['completion.family']),
      'completion.trigger': read('completion.trigger', SETTINGS['completion.trigger']),
      'completion.multiline': read('completion.multiline', SETTINGS['completion.multiline']),
      'completion.maxTokens': read('completion.maxTokens', SETTINGS['completion.maxTokens']),
      'completion.delayMs': read('completion.delayMs', SETTINGS['completion.delayMs']),
      'completion.onBattery': read('completion.onBattery', SETTINGS['completion.onBattery']),
      'completion.languages': read('completion.languages', SETTINGS['completion.languages']),
      'chat.model': read('chat.model', SETTINGS['chat.model']),
      'chat.systemPrompt': read('chat.systemPrompt', SETTINGS['chat.systemPrompt']),
      'edit.model': read('edit.model', SETTINGS['edit.model']),
      actions: read('actions', SETTINGS.actions),
      'context.exclude': read('context.exclude', SETTINGS['context.exclude']),
      'context.codebase': read('context.codebase', SETTINGS['context.codebase']),
      'context.maxTokens': read('context.maxTokens', SETTINGS['context.maxTokens']),
    },
    problems,
  };
}

function valueAt(raw: unknown, name: SettingName): unknown {
  const whole = memberOf(raw, name);
  if (whole !== undefined) return whole;
  return name.split('.').reduce(memberOf, raw);
}

function memberOf(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return Object.entries(value).find(([name]) => name === key)?.[1];
}
