/** The view of the chat, as the manifest names it. */
export const CHAT_VIEW = 'cove.chat';
