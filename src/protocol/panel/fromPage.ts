import * as v from 'valibot';
import {
  Address,
  Addresses,
  Count,
  Mentions,
  Range,
  SessionId,
  Sign,
  Text,
  Word,
} from './shapes.js';

/** What the chat's page may ask of the extension: all of it, and nothing else is listened to. */
const FromPage = v.variant('type', [
  v.strictObject({ type: v.literal('ready') }),
  /** A question; it takes the place of the message of that index, and of all behind it. */
  v.strictObject({
    type: v.literal('send'),
    text: Text,
    mentions: Mentions,
    after: v.exactOptional(Count),
  }),
  /** The question of that index once more; the answer so far is kept as another take. */
  v.strictObject({ type: v.literal('again'), message: Count }),
  /** The last answer is to go on where it ended. */
  v.strictObject({ type: v.literal('continue') }),
  /** Another take of the message of that index is to be shown. */
  v.strictObject({ type: v.literal('choose'), message: Count, take: Count }),
  /** Who answers where the person chooses no model? */
  v.strictObject({ type: v.literal('automatic') }),
  /** The person wants another model for this conversation. */
  v.strictObject({ type: v.literal('model') }),
  /** What the model is to be told first in this conversation; blank: as the settings say. */
  v.strictObject({ type: v.literal('instruct'), text: Text }),
  /** The answer of that conversation is to stop, or of the one that is shown. */
  v.strictObject({ type: v.literal('stop'), session: v.exactOptional(SessionId) }),
  v.strictObject({ type: v.literal('new') }),
  /** All conversations, or those with all of these words. */
  v.strictObject({ type: v.literal('list'), query: v.exactOptional(Word) }),
  v.strictObject({ type: v.literal('open'), session: SessionId }),
  v.strictObject({ type: v.literal('rename'), session: SessionId, title: Text }),
  v.strictObject({ type: v.literal('delete'), session: SessionId }),
  v.strictObject({ type: v.literal('export'), session: SessionId }),
  v.strictObject({ type: v.literal('copy'), text: Text }),
  v.strictObject({ type: v.literal('insert'), text: Text }),
  /** Code is to be put where it belongs; the info stands behind its fence. */
  v.strictObject({ type: v.literal('apply'), text: Text, info: Address, files: Addresses }),
  v.strictObject({ type: v.literal('newFile'), text: Text, language: Address }),
  v.strictObject({ type: v.literal('source'), uri: Address, range: v.exactOptional(Range) }),
  v.strictObject({ type: v.literal('link'), url: Address }),
  /** What is there by this word? */
  v.strictObject({ type: v.literal('seek'), sign: Sign, text: Word, number: Count }),
  /** What would these take of the model's context? */
  v.strictObject({ type: v.literal('weigh'), mentions: Mentions }),
  /** Files were dropped on the page. */
  v.strictObject({ type: v.literal('drop'), uris: Addresses }),
]);

export type FromPage = v.InferOutput<typeof FromPage>;

/** The message that `value` is, if it is one. */
export function readFromPage(value: unknown): FromPage | undefined {
  const read = v.safeParse(FromPage, value);
  return read.success ? read.output : undefined;
}
