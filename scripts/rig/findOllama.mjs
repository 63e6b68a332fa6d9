/** A server on this machine answers at once or is not there. */
const PROBE_MS_MAX = 2_000;
const USUAL_ADDRESS = '127.0.0.1:11434';

/** Models that were trained to fill in the middle, the better first. */
const FIM_MODELS = Object.freeze([
  /qwen-?2\.5-?coder/,
  /qwen-?3-?coder/,
  /codestral/,
  /deepseek-coder/,
  /starcoder-?2/,
  /codegemma/,
  /granite/,
  /seed-?coder/,
  /codellama.*code/,
  /stable-code/,
  /mellum/,
]);

/** Where a name or an entry says that the model runs elsewhere. */
const REMOTE_NAME = /[:-]cloud$/;

/**
 * An Ollama that somebody else runs here and that has a model for filling in the middle.
 * @param {{ say?: import('./words.mjs').Say }} [options]
 * @returns {Promise<{ url: string, model: string, version: string } | undefined>}
 */
export async function findOllama({ say = () => undefined } = {}) {
  const url = address(process.env['OLLAMA_HOST']);
  const [about, tags] = await Promise.all([read(`${url}/api/version`), read(`${url}/api/tags`)]);
  if (typeof about?.version !== 'string') return undefined;
  const names = (tags?.models ?? [])
    .filter(isLocal)
    .map((/** @type {{ name: string }} */ { name }) => name);
  const model = FIM_MODELS.flatMap(family =>
    names.filter((/** @type {string} */ name) => family.test(name)),
  )[0];
  if (model === undefined) {
    say(`the Ollama at ${url} has no model that fills in the middle; it is left alone`);
    return undefined;
  }
  say(`using the Ollama ${about.version} that answers at ${url}, with ${model}`);
  return { url, model, version: about.version };
}

/** `OLLAMA_HOST` may lack scheme or port, and may be the address to listen on. @param {string | undefined} host */
function address(host) {
  const given = host?.trim() || USUAL_ADDRESS;
  const url = new URL(/^https?:/.test(given) ? given : `http://${given}`);
  if (url.hostname === '0.0.0.0' || url.hostname === '[::]') url.hostname = '127.0.0.1';
  if (url.port === '' && !/^https?:/.test(given)) url.port = '11434';
  return url.origin;
}

/** @param {{ name: string, remote_host?: string, remote_model?: string }} entry */
function isLocal({ name, remote_host, remote_model }) {
  return !remote_host && !remote_model && !REMOTE_NAME.test(name);
}

/** @param {string} url @returns {Promise<any>} */
async function read(url) {
  try {
    const reply = await fetch(url, { signal: AbortSignal.timeout(PROBE_MS_MAX) });
    return reply.ok ? await reply.json() : undefined;
  } catch {
    return undefined;
  }
}
