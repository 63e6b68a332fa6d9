import type { Choice } from '../protocol/panel/shapes.js';

/** What can be mentioned besides files and symbols. */
export const PLACES: readonly Choice[] = [];

/** What a question can begin with. */
export const WORDS: readonly Choice[] = [
  { take: 'clear', picture: 'command', label: '/clear', about: 'Begin a new conversation' },
];
