import { CERTIFICATE_FAULTS } from './certificate.js';
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
  /** What a server that hangs may be waited for. */
  readonly wait: string;
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
    wait: 'Wait half a minute: Cove has an Ollama that hangs load its model anew.',
    then: 'Cove notices by itself.',
  },
  chat: {
    none: 'No installed model can answer questions.',
    first: 'qwen2.5-coder:1.5b',
    unable: 'was not taught to answer: it is made to complete code, or for something else.',
    choose: 'with "cove.chat.model"',
    lessen: 'begin a new chat',
    again: 'Ask again in a moment.',
    wait: 'Wait a moment.',
    then: 'Then ask again.',
  },
};

/** What a fault is about, what is known besides, and the words of the wish. */
type Explain = (subject: string, words: Words, detail: string) => Explanation;

const EXPLANATIONS: Readonly<Record<FaultKind, Explain>> = {
  unreachable: (host, { then }, detail) => ({
    reason: `Ollama does not answer at ${host}${detail === '' ? '' : `: ${detail}`}.`,
    remedy: `Start Ollama, or set "cove.ollama.url" to where it runs. ${then}`,
  }),
  stranger: (host, { then }) => ({
    reason: `Something answers at ${host}, but it is not Ollama.`,
    remedy: `Set "cove.ollama.url" to where Ollama runs: port, path, and http or https. ${then}`,
  }),
  redirected: (host, { then }) => ({
    reason: `${host} sends Cove on to another address (a redirect), which it does not follow.`,
    remedy: `Set "cove.ollama.url" to where Ollama itself answers: port, path, and http or https. ${then}`,
  }),
  gateway: (host, { then }, detail) => ({
    reason: `What stands before Ollama at ${host} answers for it (${detail}): Ollama itself does not.`,
    remedy: `Start Ollama behind it, or set "cove.ollama.url" to where it runs. ${then}`,
  }),
  proxied: (host, { then }) => ({
    reason: `A proxy answers instead of ${host}, and wants a password (407).`,
    remedy: `Name the host in NO_PROXY, and start the editor anew. ${then}`,
  }),
  forbidden: (host, { then }, detail) => ({
    reason: `${host} does not let Cove in (${detail}).`,
    remedy: `Run "Cove: Set Token or Header for the Server" with what it wants to see. ${then}`,
  }),
  untrusted: (host, { then }, detail) => ({
    reason: `The certificate of ${host} is not trusted on this machine${detail === '' ? '' : ` (${detail})`}.`,
    remedy: `${certificateRemedy(detail)} ${then}`,
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
  outdated: (model, { choose }) => ({
    reason: `${model} needs a newer Ollama.`,
    remedy: `Update Ollama, or choose another model ${choose}.`,
  }),
  damaged: (model, { choose }) => ({
    reason: `Ollama cannot read the file of ${model}: it is damaged, or no model.`,
    remedy: `Run "ollama rm ${model}" and "ollama pull ${model}", or choose another ${choose}.`,
  }),
  memory: (model, { choose, again }, detail) => ({
    reason: `${model} does not fit into memory${detail === '' ? '' : ` (${detail})`}.`,
    remedy: `Close other programs, or choose a smaller model ${choose}. ${again}`,
  }),
  crashed: (model, { again }) => ({
    reason: `Ollama's runner of ${model} ended.`,
    remedy: `${again} If it ends each time, update Ollama, or look at its log.`,
  }),
  refused: (subject, { lessen }) => ({
    reason: `Ollama refused the request (${subject}).`,
    remedy: `Update Ollama, or ${lessen}.`,
  }),
  busy: (_, { again }) => ({ reason: 'Ollama is busy with other requests.', remedy: again }),
  limited: (host, { again }) => ({
    reason: `${host} limits how often it is asked (429).`,
    remedy: again,
  }),
  silent: (model, { wait, then }) => ({
    reason: `Ollama answers, but ${model} does not: it is busy with something else, or hangs.`,
    remedy: `${wait} If nothing changes, restart Ollama. ${then}`,
  }),
  broken: (subject, { again }) => ({
    reason: `Ollama stopped in the middle of an answer (${subject}).`,
    remedy: `${again} If it happens each time, restart Ollama.`,
  }),
  failed: subject => ({
    reason: `Ollama failed to answer (${subject}).`,
    remedy: 'Look at the log of Ollama; a restart of Ollama often helps.',
  }),
  unrecorded: () => ({
    reason: 'The ledger of requests cannot be written, so nothing is sent.',
    remedy: 'Make room on the disk, or make the storage folder of Cove writable.',
  }),
};

function certificateRemedy(detail: string): string {
  const faults = Object.values(CERTIFICATE_FAULTS);
  const { remedy } = faults.find(fault => fault.detail === detail) ?? CERTIFICATE_FAULTS.stranger;
  return remedy;
}

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
  outdated: model => ({
    reason: `${model} needs a newer Ollama.`,
    remedy: 'Update Ollama, and download it again.',
  }),
  failed: detail => ({
    reason: `The download failed (${detail}).`,
    remedy: 'Download it again: what was fetched is kept, and it goes on from there.',
  }),
  broken: detail => ({
    reason: `The download was cut off (${detail}).`,
    remedy: 'Download it again: what was fetched is kept, and it goes on from there.',
  }),
};

export function explainPull(fault: ModelFault): Explanation {
  if (fault.server !== OLLAMA) return explainNoPull(fault);
  const explain = PULL_EXPLANATIONS[fault.kind] ?? EXPLANATIONS[fault.kind];
  return explain(fault.subject, WISHES.completion, fault.detail);
}

export function explainFault(fault: ModelFault, wish: Wish = 'completion'): Explanation {
  const words = WISHES[wish];
  const told = EXPLANATIONS[fault.kind](fault.subject, words, fault.detail);
  return fault.server === OLLAMA ? told : explainServerFault(fault, words, told);
}
