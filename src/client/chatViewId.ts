/** The view of the chat, as the manifest names it. */
export const CHAT_VIEW = 'cove.chat';

/** The kind of the tab that shows it. */
export const CHAT_TAB = 'cove.chatTab';
