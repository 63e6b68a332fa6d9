import { type Explanation, explainFault } from '../models/explainFault.js';
import { type FaultKind, type ModelFault, OLLAMA } from '../models/modelRuntime.js';
import { type Refused, refused } from './refusals.js';

/** Small enough for any laptop, and taught to answer. */
const FIRST_MODEL = 'qwen2.5-coder:1.5b';

/** What is said otherwise than of a model that completes. */
const OTHERWISE: Readonly<Partial<Record<FaultKind, (subject: string) => Explanation>>> = {
  missing: model =>
    model === ''
      ? {
          reason: 'No installed model can answer.',
          remedy: `Run "ollama pull ${FIRST_MODEL}", and try again.`,
        }
      : {
          reason: `The model ${model} is not installed.`,
          remedy: `Run "ollama pull ${model}", or name another in "cove.edit.model".`,
        },
  unable: model => ({
    reason: `${model} was not taught to answer: it only continues text, or is made for embeddings.`,
    remedy: 'Name another model in "cove.edit.model".',
  }),
  remote: model => ({
    reason: `${model} runs on another machine, so Cove does not ask it.`,
    remedy: 'Name a model of this machine in "cove.edit.model".',
  }),
  refused: detail => ({
    reason: `Ollama refused the request (${detail}).`,
    remedy: 'Update Ollama, or select less code.',
  }),
  busy: () => ({
    reason: 'Ollama is busy with other requests.',
    remedy: 'Try again in a moment.',
  }),
};

/** A fault as the answer to an action: what is so, and what can be done. */
export function explainRefusal(fault: ModelFault): Refused {
  const own = fault.server === OLLAMA ? OTHERWISE[fault.kind]?.(fault.subject) : undefined;
  const { reason, remedy } = own ?? explainFault(fault, 'chat');
  return refused(`${reason} ${remedy}`);
}
