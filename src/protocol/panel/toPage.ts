import * as v from 'valibot';
import {
  Chip,
  Choices,
  Count,
  Message,
  Messages,
  SessionId,
  Text,
  Titles,
  Weights,
} from './shapes.js';

/** What the extension tells the chat's page: all of it, and nothing else is listened to. */
const ToPage = v.variant('type', [
  /** Another conversation is shown, or the same from the start. */
  v.strictObject({
    type: v.literal('shown'),
    session: v.exactOptional(SessionId),
    title: Text,
    messages: Messages,
    /** Who answers in it, by what was chosen or else who did last; missing where nobody knows yet. */
    model: v.exactOptional(Text),
    /** The person chose that model for it. */
    isChosen: v.exactOptional(v.literal(true)),
    /** What the model is told first in it, where the person said so. */
    instructions: v.exactOptional(Text),
    /** As much of an answer as came, while one comes. */
    running: v.exactOptional(Text),
  }),
  /** A conversation will be shown, once the server tells it. */
  v.strictObject({ type: v.literal('loading') }),
  /** A question is on its way. */
  v.strictObject({
    type: v.literal('asked'),
    message: Message,
    /** The index of the message whose place it takes. */
    after: v.exactOptional(Count),
  }),
  /** What the conversation is called, now that it has a question. */
  v.strictObject({ type: v.literal('titled'), title: Text }),
  /** The last answer goes on where it ended. */
  v.strictObject({ type: v.literal('continued') }),
  v.strictObject({ type: v.literal('piece'), text: Text }),
  /** The model answers that conversation first. */
  v.strictObject({ type: v.literal('waits'), session: SessionId, title: Text }),
  /** The answer is whole, or there will be none. */
  v.strictObject({
    type: v.literal('answered'),
    session: v.exactOptional(SessionId),
    message: Message,
    model: v.exactOptional(Text),
  }),
  /** Another model was chosen for the conversation; empty: by itself. */
  v.strictObject({ type: v.literal('model'), model: Text }),
  /** Who answers where none was chosen. */
  v.strictObject({ type: v.literal('automatic'), model: Text }),
  v.strictObject({ type: v.literal('list'), titles: Titles }),
  /** What the person looks at in the editor, if anything. */
  v.strictObject({
    type: v.literal('here'),
    file: v.exactOptional(Chip),
    selection: v.exactOptional(Chip),
  }),
  v.strictObject({ type: v.literal('add'), chip: Chip }),
  /** What is there by the word of that number. */
  v.strictObject({ type: v.literal('found'), number: Count, choices: Choices }),
  /** What mentions would take of the model's context. */
  v.strictObject({
    type: v.literal('weighed'),
    contextTokens: Count,
    answerTokens: Count,
    weights: Weights,
  }),
  /** The person wants to type. */
  v.strictObject({ type: v.literal('focus') }),
]);

export type ToPage = v.InferOutput<typeof ToPage>;

/** The message that `value` is, if it is one. */
export function readToPage(value: unknown): ToPage | undefined {
  const read = v.safeParse(ToPage, value);
  return read.success ? read.output : undefined;
}
