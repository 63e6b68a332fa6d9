import type { ChatRequest, ChatTurn } from '../models/modelRuntime.js';
import { chatBody } from '../models/requestBodies.js';

/** A piece of a document that a prompt quotes, in UTF-16 offsets. */
export interface QuotedPiece {
  readonly uri: string;
  readonly start: number;
  readonly end: number;
  /** Why it is in the prompt. */
  readonly why: string;
  /** Estimated. */
  readonly tokens: number;
}

/** What was sent last for an action, and what became of it. */
export interface LastAction {
  readonly model: string;
  readonly prompt: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly quoted: readonly QuotedPiece[];
  /** A sentence for a person. */
  readonly outcome: string;
}

export const NO_ACTION: LastAction = {
  model: '',
  prompt: '',
  options: {},
  quoted: [],
  outcome: 'No action was asked for yet.',
};

/** What `request` sends, with the turns laid out to be read. */
export function sentAs(request: ChatRequest): Pick<LastAction, 'model' | 'prompt' | 'options'> {
  const { model, messages, ...options } = chatBody(request);
  return { model, prompt: turnsAsText(messages), options };
}

function turnsAsText(turns: readonly ChatTurn[]): string {
  return turns.map(({ role, content }) => `[${role}]\n${content}`).join('\n\n');
}
