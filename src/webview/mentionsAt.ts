import type { Mention, Source } from '../protocol/panel/shapes.js';
import { chipsOf, type PageState } from './pageState.js';

/**
 * What the question at an index was about: as it was asked; else what its answer was made from;
 * else, where nothing is known of that, what the next question is about.
 */
export function mentionsAt(state: PageState, at: number): readonly Mention[] {
  const asked = state.messages[at]?.mentions;
  if (asked) return asked;
  const { sources = [] } = state.messages[at + 1] ?? {};
  const read = sources.filter(({ uri, left }) => left === undefined && uri.startsWith('file:'));
  return 0 < read.length ? read.map(mentionOf) : chipsOf(state).map(({ mention }) => mention);
}

function mentionOf({ uri, range }: Source): Mention {
  return range ? { kind: 'selection', uri, range } : { kind: 'file', uri };
}
