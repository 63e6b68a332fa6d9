import { loadTable } from '../../../scripts/loadTable.mjs';
import { newContext } from '../../../scripts/rig/parts.mjs';
import { modelNamed } from '../../../scripts/rig/parts/model.mjs';
import { serveLlama } from '../../../scripts/rig/serveLlama.mjs';
import { GENERATIONS } from '../../../scripts/rig/versions.mjs';

const { healed } = await loadTable('src/core/completion/heal.ts');

/** Requests that are decoded together; on two cores four took three quarters of the time of one. */
export const SLOTS = 4;
/** The longest prompt has 700 tokens. */
const TOKENS_PER_SLOT = 2048;
/** As many as Cove asks Ollama for. */
const ALTERNATIVES = 20;
/** No rest of a line that is worth showing is longer. */
const ANSWER_TOKENS_MAX = 40;
/** Four cold prompts on a machine that has other work. */
const ANSWER_MS_MAX = 300_000;

/**
 * The process in which Ollama runs a model, asked without Ollama: it counts what it evaluates, and it takes
 * several requests at a time.
 * @param {string} name
 * @param {import('../../../scripts/rig/words.mjs').Say} say
 */
export async function startLlamaServer(name, say) {
  const model = modelNamed(name);
  const generation = /** @type {import('../../../scripts/rig/versions.mjs').Generation} */ (
    GENERATIONS['current']
  );
  const context = newContext({ generation, anyVersion: false, model, say });
  const { url, stop } = await serveLlama(context, [
    ...['--parallel', String(SLOTS), '--ctx-size', String(SLOTS * TOKENS_PER_SLOT)],
    ...['--cache-ram', '0', '--no-webui'],
  ]);
  return { ...client(url), stop };
}

/** @typedef {ReturnType<typeof client>} Client */

/** @param {string} url */
function client(url) {
  const post = posting(url);
  const generate = generating(post);
  return {
    /** The rest of a line. @param {string} prompt @param {number} slot */
    complete: async (prompt, slot) => {
      const { content, timings } = await generate(prompt, slot);
      return { said: String(content), evaluated: timings.prompt_n };
    },
    /**
     * The rest of a line behind what was held back.
     * @param {{ prompt: string, held: string, slot: number }} question
     */
    healed: async ({ prompt, held, slot }) => {
      let evaluated = 0;
      /** @param {string} told @param {object} [more] */
      async function* ask(told, more) {
        const answer = await generate(told, slot, more);
        evaluated += answer.timings.prompt_n;
        yield* pieceOf(answer);
      }
      const probe = async (/** @type {string} */ told) => {
        for await (const { text, alternatives = [] } of ask(told, {
          n_predict: 1,
          n_probs: ALTERNATIVES,
        }))
          return [text, ...alternatives];
        return [];
      };
      let said = '';
      const admits = (/** @type {string} */ token) => !/<\|[a-z_]+\|>/.test(token);
      for await (const { text } of healed({ prompt, held, likely: false, admits, probe, ask }))
        said += text;
      return { said: said.split('\n')[0] ?? '', evaluated };
    },
    /** @param {string} content @returns {Promise<number[]>} */
    tokens: async content => (await post('/tokenize', { content })).tokens,
    /** @param {readonly number[]} tokens @returns {Promise<string>} */
    text: async tokens => (await post('/detokenize', { tokens })).content,
  };
}

/** @param {string} url */
function posting(url) {
  return async (/** @type {string} */ path, /** @type {object} */ body) => {
    const init = {
      method: 'POST',
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(ANSWER_MS_MAX),
    };
    const reply = await fetch(url + path, init);
    if (!reply.ok) throw new Error(`${path} answered ${reply.status}: ${await reply.text()}`);
    return reply.json();
  };
}

/** @param {ReturnType<typeof posting>} post */
function generating(post) {
  return (
    /** @type {string} */ prompt,
    /** @type {number} */ slot,
    /** @type {object | undefined} */ more = undefined,
  ) =>
    post('/completion', {
      prompt,
      id_slot: slot,
      cache_prompt: true,
      temperature: 0,
      repeat_penalty: 1,
      n_predict: ANSWER_TOKENS_MAX,
      stop: ['\n'],
      ...more,
    });
}

/** An answer as one piece, with what else its first token might have been. @param {any} answer */
function* pieceOf({ content, completion_probabilities = [] }) {
  const [first] = completion_probabilities;
  const alternatives = first?.top_logprobs.map((/** @type {any} */ { token }) => token);
  // What is stopped at is no text, but the first token says it all the same.
  const text = first && content === '' ? first.token : content;
  if (text !== '') yield { kind: 'text', text, alternatives };
}
