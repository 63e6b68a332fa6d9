import { ModelFault } from '../../core/models/modelRuntime.js';
import type { OpenAiBody } from '../../core/models/openAiBodies.js';

/** Fields that a request does without where a server refuses them. */
export const DISPENSABLE: readonly string[] = [
  'logprobs',
  'stream_options',
  'chat_template_kwargs',
  'continue_final_message',
  'add_generation_prompt',
  'repetition_penalty',
  'cache_prompt',
  'seed',
];

/** `body` without the fields. */
export function without(body: OpenAiBody, fields: ReadonlySet<string>): OpenAiBody {
  return Object.fromEntries(Object.entries(body).filter(([field]) => !fields.has(field)));
}

/**
 * Adds the field that a server complained of to those that are left out, and returns it. Throws the
 * complaint where it is of something else; then it was not for the fields that were `added`.
 */
export function leaveOut(error: unknown, refused: Set<string>, added: readonly string[]): string {
  const field = refusedBy(error);
  if (field !== undefined && !refused.has(field)) {
    refused.add(field);
    return field;
  }
  for (const each of added) refused.delete(each);
  throw error;
}

/** The field that a server refused a request for, where the request can do without. */
function refusedBy(error: unknown): string | undefined {
  if (!(error instanceof ModelFault) || error.kind !== 'refused') return undefined;
  return DISPENSABLE.find(field => field === error.subject);
}
