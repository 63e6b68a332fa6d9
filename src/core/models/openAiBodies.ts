import type { ChatRequest, FillRequest } from './modelRuntime.js';
import type { OpenAiServer } from './openAiServers.js';

/** What a server is sent, as JSON. */
export type OpenAiBody = Readonly<Record<string, unknown>>;

/** The counts of tokens come at the end of a stream only where they are asked for. */
const STREAMED = { stream: true, stream_options: { include_usage: true } };

/** What a request sends to a server of the OpenAI API. */
export function openAiBodyOf(request: FillRequest | ChatRequest, server: OpenAiServer): OpenAiBody {
  return 'turns' in request
    ? chatCompletionsBody(request, server)
    : completionsBody(request, server);
}

/** What asks `/v1/completions` to continue a prompt that is laid out already. */
export function completionsBody(request: FillRequest, server: OpenAiServer): OpenAiBody {
  const { model, prompt, maxTokens } = request;
  return {
    model,
    prompt,
    ...STREAMED,
    max_tokens: maxTokens,
    // The likeliest code, and the same for the same prompt.
    temperature: 0,
    seed: 0,
    ...stopField(request.stop),
    ...logprobsField(request),
    ...server.always,
  };
}

/** What asks `/v1/chat/completions` for the next turn. */
export function chatCompletionsBody(request: ChatRequest, server: OpenAiServer): OpenAiBody {
  const { model, turns, maxTokens, temperature } = request;
  const goesOn = turns.at(-1)?.role === 'assistant';
  const limited = maxTokens !== undefined && !server.refusesLongAnswers;
  return {
    model,
    messages: [...turns],
    ...STREAMED,
    ...(limited ? { max_tokens: maxTokens } : {}),
    temperature,
    ...stopField(request.stop),
    ...server.always,
    ...server.withChat,
    ...(goesOn ? server.toGoOn : {}),
  };
}

function stopField(stop: readonly string[]): { readonly stop?: readonly string[] } {
  return stop.length === 0 ? {} : { stop: [...stop] };
}

/** How sure a model is of a token is told with the first of what else it might have been. */
function logprobsField({ sureness, alternatives }: FillRequest): { readonly logprobs?: number } {
  if (0 < alternatives) return { logprobs: alternatives };
  return sureness ? { logprobs: 1 } : {};
}
