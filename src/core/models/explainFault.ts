import type { FaultKind, ModelFault } from './modelRuntime.js';

/** A fault in a person's words: what is so, and what can be done. */
export interface Explanation {
  readonly reason: string;
  readonly remedy: string;
}

/** What to install where there is nothing: small, quick on any laptop, Apache-2.0. */
const FIRST_MODEL = 'qwen2.5-coder:1.5b-base';

const EXPLANATIONS: Readonly<Record<FaultKind, (subject: string) => Explanation>> = {
  unreachable: host => ({
    reason: `Ollama does not answer at ${host}.`,
    remedy: 'Start Ollama, or set "cove.ollama.url" to where it runs. Cove notices by itself.',
  }),
  denied: host => ({
    reason: `${host} is neither this machine nor named in "cove.ollama.allowedHosts".`,
    remedy: 'Add the host to "cove.ollama.allowedHosts" if your code may go there.',
  }),
  remote: model => ({
    reason: `${model} runs on another machine, so Cove does not ask it.`,
    remedy: 'Choose a model of this machine with "Cove: Select Completion Model".',
  }),
  missing: model =>
    model === ''
      ? {
          reason: 'No installed model can complete code.',
          remedy: `Run "Cove: Download Model" or "ollama pull ${FIRST_MODEL}". Cove notices by itself.`,
        }
      : {
          reason: `The model ${model} is not installed.`,
          remedy: `Run "ollama pull ${model}" or "Cove: Download Model", or choose another with "Cove: Select Completion Model".`,
        },
  unable: model => ({
    reason: `${model} does not generate text: it is made for embeddings, or for something else.`,
    remedy: 'Choose another model with "Cove: Select Completion Model".',
  }),
  refused: detail => ({
    reason: `Ollama refused the request (${detail}).`,
    remedy: 'Update Ollama, or lower "cove.context.maxTokens".',
  }),
  busy: () => ({
    reason: 'Ollama is busy with other requests.',
    remedy: 'Cove waits a little longer each time and tries again by itself.',
  }),
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
  return (PULL_EXPLANATIONS[fault.kind] ?? EXPLANATIONS[fault.kind])(fault.subject);
}

export function explainFault(fault: ModelFault): Explanation {
  return EXPLANATIONS[fault.kind](fault.subject);
}
