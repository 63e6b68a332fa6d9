import type { ReadinessSettings } from '../core/models/readiness.js';
import type { Settings } from '../core/settings/settings.js';

/** What `settings` say of the model that completes. */
export function readinessSettings(settings: Settings): ReadinessSettings {
  return {
    model: settings['completion.model'],
    family: settings['completion.family'],
    contextLength: settings['ollama.contextLength'],
    keepAlive: settings['ollama.keepAlive'],
  };
}
