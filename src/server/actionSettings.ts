import type { ActionSettings } from '../core/actions/actionRunner.js';
import type { Settings } from '../core/settings/settings.js';
import { excludedBy } from './excludedBy.js';

/** What an action needs to know of `settings`: without a model of its own it asks that of the chat. */
export function actionSettings(settings: Settings): ActionSettings {
  const own = settings['edit.model'];
  return {
    model: own === '' ? settings['chat.model'] : own,
    contextLength: settings['ollama.contextLength'],
    keepAlive: settings['ollama.keepAlive'],
    excluded: excludedBy(settings),
  };
}
