import type { FaultKind, ModelFault } from './modelRuntime.js';

/** A fault in a person's words: what is so, and what can be done. */
interface Explanation {
  readonly reason: string;
  readonly remedy: string;
}

/** The words that differ with what a model was wanted for. */
interface Words {
  readonly none: string;
  readonly choose: string;
  readonly lessen: string;
  readonly again: string;
  readonly then: string;
}

type Explain = (fault: ModelFault, words: Words) => Explanation;

/** What is said otherwise than of Ollama, where another server is asked. */
const EXPLANATIONS: Readonly<Partial<Record<FaultKind, Explain>>> = {
  unreachable: ({ server, subject }, { then }) => ({
    reason: `${server} does not answer at ${subject}.`,
    remedy: `Start it, or set "cove.ollama.url" to where it runs. ${then}`,
  }),
  missing: ({ server, subject }, { none, choose, then }) =>
    subject === ''
      ? { reason: none, remedy: `Start ${inside(server)} with a model that does. ${then}` }
      : {
          reason: `${server} has no model ${subject}.`,
          remedy: `Start ${inside(server)} with it, or choose another ${choose}.`,
        },
  unable: ({ server, subject }, { choose }) => ({
    reason: `${server} cannot have ${subject} do this: the model was not made for it, or the server has no such function.`,
    remedy: `Choose another model ${choose}, or start ${inside(server)} so that it serves "/v1/completions".`,
  }),
  refused: ({ server, subject }, { lessen }) => ({
    reason: `${server} refused the request (${subject}).`,
    remedy: `Update ${inside(server)}, or ${lessen}.`,
  }),
  forbidden: ({ server, subject, detail }, { then }) => ({
    reason: `${server} at ${subject} does not let Cove in (${detail}).`,
    remedy: `Run "Cove: Set Token or Header for the Server" with what it wants to see. ${then}`,
  }),
  busy: ({ server }, { again }) => ({
    reason: `${server} is busy, or still loads its model.`,
    remedy: again,
  }),
  silent: ({ server, subject }, { then }) => ({
    reason: `${server} answers, but ${subject} does not: it is busy with something else, or hangs.`,
    remedy: `Wait a moment. If nothing changes, restart ${inside(server)}. ${then}`,
  }),
  failed: ({ server, subject }) => ({
    reason: `${server} failed to answer (${subject}).`,
    remedy: `Look at the log of ${inside(server)}; a restart often helps.`,
  }),
};

/** What is said of a fault of a server that is not Ollama; `told` is what would be said of that. */
export function explainServerFault(
  fault: ModelFault,
  words: Words,
  told: Explanation,
): Explanation {
  const { reason, remedy } = EXPLANATIONS[fault.kind]?.(fault, words) ?? told;
  const named = (text: string): string => text.replaceAll('Ollama', inside(fault.server));
  return { reason: named(reason), remedy: named(remedy) };
}

/** What is said where such a server is to download a model. */
export function explainNoPull({ server }: ModelFault): Explanation {
  return {
    reason: `${server} downloads no models for Cove.`,
    remedy: `Start ${inside(server)} with the model that you want.`,
  };
}

/** A name as it stands inside a sentence. */
function inside(server: string): string {
  return server.replace(/^The /, 'the ');
}
