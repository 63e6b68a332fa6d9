import { explainNoPull, explainServerFault } from './explainServerFault.js';
import { type FaultKind, type ModelFault, OLLAMA } from './modelRuntime.js';

/** A fault in a person's words: what is so, and what can be done. */
export interface Explanation {
  readonly reason: string;
  readonly remedy: string;
}

/** What a model was wanted for when it failed. */
export type Wish = 'completion' | 'chat';

/** What differs with the wish. */
interface Words {
  /** Where there is no model for it. */
  readonly none: string;
  /** What to install where there is nothing: small, quick on any laptop, Apache-2.0. */
  readonly first: string;
  readonly unable: string;
  /** How another model is chosen. */
  readonly choose: string;
  readonly lessen: string;
  readonly again: string;
  /** What follows once the person did something about it. */
  readonly then: string;
}

const WISHES: Readonly<Record<Wish, Words>> = {
  completion: {
    none: 'No installed model can complete code.',
    first: 'qwen2.5-coder:1.5b-base',
    unable: 'does not generate text: it is made for embeddings, or for something else.',
    choose: 'with "Cove: Select Completion Model"',
    lessen: 'lower "cove.context.maxTokens"',
    again: 'Cove waits a little longer each time and tries again by itself.',
    then: 'Cove notices by itself.',
  },
  chat: {
    none: 'No installed model can answer questions.',
    first: 'qwen2.5-coder:1.5b',
    unable: 'was not taught to answer: it is made to complete code, or for something else.',
    choose: 'with "cove.chat.model"',
    lessen: 'begin a new chat',
    again: 'Ask again in a moment.',
    then: 'Then ask again.',
  },
};

const EXPLANATIONS: Readonly<Record<FaultKind, (subject: string, words: Words) => Explanation>> = {
  unreachable: (host, { then }) => ({
    reason: `Ollama does not answer at ${host}.`,
    remedy: `Start Ollama, or set "cove.ollama.url" to where it runs. ${then}`,
  }),
  denied: host => ({
    reason: `${host} is neither this machine nor named in "cove.ollama.allowedHosts".`,
    remedy: 'Add the host to "cove.ollama.allowedHosts" if your code may go there.',
  }),
  remote: (model, { choose }) => ({
    reason: `${model} runs on another machine, so Cove does not ask it.`,
    remedy: `Choose a model of this machine ${choose}.`,
  }),
  missing: (model, { none, first, choose, then }) =>
    model === ''
      ? { reason: none, remedy: `Run "Cove: Download Model" or "ollama pull ${first}". ${then}` }
      : {
          reason: `The model ${model} is not installed.`,
          remedy: `Run "ollama pull ${model}" or "Cove: Download Model", or choose another ${choose}.`,
        },
  unable: (model, { unable, choose }) => ({
    reason: `${model} ${unable}`,
    remedy: `Choose another model ${choose}.`,
  }),
  refused: (detail, { lessen }) => ({
    reason: `Ollama refused the request (${detail}).`,
    remedy: `Update Ollama, or ${lessen}.`,
  }),
  busy: (_, { again }) => ({ reason: 'Ollama is busy with other requests.', remedy: again }),
  failed: detail => ({
    reason: `Ollama failed to answer (${detail}).`,
    remedy: 'Look at the log of Ollama; a restart of Ollama often helps.',
  }),
  unrecorded: () => ({
    reason: 'The ledger of requests cannot be written, so nothing is sent.',
    remedy: 'Make room on the disk, or make the storage folder of Cove writable.',
  }),
};

/** What is different of a fault while a model is downloaded. */
const PULL_EXPLANATIONS: Partial<typeof EXPLANATIONS> = {
  missing: model => ({
    reason: `There is no model ${model} to download.`,
    remedy: 'Look up its name in the library of models on ollama.com.',
  }),
  refused: detail => ({
    reason: `Ollama refused the download (${detail}).`,
    remedy: 'Check the name of the model, and update Ollama: new models need a new version.',
  }),
  failed: detail => ({
    reason: `The download failed (${detail}).`,
    remedy: 'Download it again: what was fetched is kept, and it goes on from there.',
  }),
};

export function explainPull(fault: ModelFault): Explanation {
  if (fault.server !== OLLAMA) return explainNoPull(fault);
  return (PULL_EXPLANATIONS[fault.kind] ?? EXPLANATIONS[fault.kind])(
    fault.subject,
    WISHES.completion,
  );
}

export function explainFault(fault: ModelFault, wish: Wish = 'completion'): Explanation {
  const words = WISHES[wish];
  const other = fault.server === OLLAMA ? undefined : explainServerFault(fault, words);
  return other ?? EXPLANATIONS[fault.kind](fault.subject, words);
}
