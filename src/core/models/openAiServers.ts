/** What differs from one server that speaks the OpenAI API to another. */
export interface OpenAiServer {
  /** As a person knows it; stands in a sentence. */
  readonly name: string;
  /** What its list of models says of who owns them. */
  readonly owner: RegExp;
  /** What is sent besides with each request. */
  readonly always: Readonly<Record<string, unknown>>;
  /** What is sent besides with a conversation. */
  readonly withChat: Readonly<Record<string, unknown>>;
  /** What is sent besides with a conversation whose last turn is gone on with. */
  readonly toGoOn: Readonly<Record<string, unknown>>;
  /** Whether a limit for an answer that does not fit behind the prompt is an error to it. */
  readonly refusesLongAnswers: boolean;
  /** Where it tells its version, and as which field; undefined where it does not. */
  readonly version: { readonly path: string; readonly field: string } | undefined;
  /** What its `/tokenize` is sent to show how it cuts a text; undefined where it has none. */
  readonly tokenize:
    ((text: string, model: string) => Readonly<Record<string, unknown>>) | undefined;
  /** Where it tells more of its models than the OpenAI API has room for. */
  readonly models: string | undefined;
}

/** A person waits, and models that can think do so unless told not to. */
const WITHOUT_THOUGHTS = { chat_template_kwargs: { enable_thinking: false } };

/** The servers that are known, by what each says in its list of models. */
export const OPEN_AI_SERVERS: readonly OpenAiServer[] = [
  {
    name: 'llama-server',
    owner: /^llamacpp$/,
    // The default of today's versions, and not of those before 2024-11.
    always: { cache_prompt: true },
    withChat: WITHOUT_THOUGHTS,
    // It goes on with a last turn of the assistant's by itself.
    toGoOn: {},
    refusesLongAnswers: false,
    version: { path: '/props', field: 'build_info' },
    tokenize: (content, model) => ({ model, content, parse_special: true, with_pieces: true }),
    models: undefined,
  },
  {
    name: 'vLLM',
    owner: /^vllm$/,
    // Otherwise it punishes repetition as the model's `generation_config.json` says.
    always: { repetition_penalty: 1 },
    withChat: WITHOUT_THOUGHTS,
    toGoOn: { add_generation_prompt: false, continue_final_message: true },
    refusesLongAnswers: true,
    version: { path: '/version', field: 'version' },
    tokenize: (prompt, model) => ({
      model,
      prompt,
      add_special_tokens: false,
      return_token_strs: true,
    }),
    models: undefined,
  },
  {
    name: 'LM Studio',
    owner: /^organization_owner$/,
    always: {},
    withChat: {},
    toGoOn: {},
    refusesLongAnswers: false,
    version: undefined,
    tokenize: undefined,
    models: '/api/v0/models',
  },
];

/** Any other: what all of them know, and nothing more. */
export const ANY_OPEN_AI_SERVER: OpenAiServer = {
  name: 'The model server',
  owner: /^/,
  always: {},
  withChat: {},
  toGoOn: {},
  refusesLongAnswers: false,
  version: undefined,
  tokenize: undefined,
  models: undefined,
};

/** The server whose list of models names these owners. */
export function openAiServerOf(owners: readonly string[]): OpenAiServer {
  const known = OPEN_AI_SERVERS.find(({ owner }) => owners.some(name => owner.test(name)));
  return known ?? ANY_OPEN_AI_SERVER;
}
