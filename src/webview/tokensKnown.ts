import type { Chip, Message } from '../protocol/panel/shapes.js';

/** How long what `chip` stands for was when a model read it last; undefined where none did. */
export function tokensKnown({ mention }: Chip, messages: readonly Message[]): number | undefined {
  if (mention.kind === 'symbol') return undefined;
  const address = 'uri' in mention ? mention.uri : `cove:${mention.kind}`;
  const wanted = 'range' in mention ? JSON.stringify(mention.range) : undefined;
  for (const { sources = [] } of messages.toReversed()) {
    const found = sources.find(
      ({ uri, range, left }) =>
        uri === address &&
        left === undefined &&
        (wanted === undefined || wanted === JSON.stringify(range)),
    );
    if (found) return found.tokens;
  }
  return undefined;
}
