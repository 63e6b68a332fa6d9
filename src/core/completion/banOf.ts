import type { CursorSite } from '../text/cursorSite.js';
import type { CompletionSettings } from './completionSettings.js';

/** What the settings keep from a whole document. */
export interface Ban {
  /** `off`: turned off here. `excluded`: no model may see it. `language`: turned off for it. */
  readonly cause: 'off' | 'excluded' | 'language';
  /** A sentence for a person. */
  readonly reason: string;
}

type Document = Pick<CursorSite, 'uri' | 'language'>;

interface Rule extends Pick<Ban, 'cause'> {
  readonly holds: (document: Document, settings: CompletionSettings) => boolean;
  readonly reason: (document: Document) => string;
}

/** The first that holds is told. */
const RULES: readonly Rule[] = [
  {
    cause: 'off',
    holds: (_, { enabled }) => !enabled,
    reason: () => 'Completions are turned off.',
  },
  {
    cause: 'excluded',
    holds: ({ uri }, { excluded }) => excluded(uri),
    reason: () => 'This file matches "cove.context.exclude".',
  },
  {
    cause: 'language',
    holds: ({ language }, { languages }) => !(languages[language] ?? languages['*'] ?? true),
    reason: ({ language }) => `${language} is turned off.`,
  },
];

/** What keeps suggestions from all of a document; undefined where nothing does. */
export function banOf(document: Document, settings: CompletionSettings): Ban | undefined {
  const rule = RULES.find(({ holds }) => holds(document, settings));
  return rule && { cause: rule.cause, reason: rule.reason(document) };
}
