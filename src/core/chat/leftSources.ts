import type { Source } from './session.js';

/** What of the conversation is left out has no file: this stands in its place. */
export const EARLIER_URI = 'cove:earlier';

/**
 * Of the sources of an answer those that another answer to the same question has too, before it is
 * asked: what could not be quoted. What is quoted, and what else fits, is found out anew.
 */
export function leftSources(sources: readonly Source[]): readonly Source[] {
  return sources.filter(({ left, uri }) => left && uri !== EARLIER_URI);
}
