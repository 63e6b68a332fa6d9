import type { ChatSettings } from '../core/chat/chatRequests.js';
import type { Settings } from '../core/settings/settings.js';

/** What `settings` say of the model that answers. */
export function chatSettings(settings: Settings): ChatSettings {
  return {
    model: settings['chat.model'],
    systemPrompt: settings['chat.systemPrompt'],
    contextLength: settings['ollama.contextLength'],
    keepAlive: settings['ollama.keepAlive'],
  };
}
