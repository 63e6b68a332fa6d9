import * as v from 'valibot';
import type { Purpose } from './served.js';

/** What a real server loads with on a machine without much video memory, in tokens. */
export const CONTEXT = 4096;

const Body = v.object({
  model: v.optional(v.string(), ''),
  prompt: v.optional(v.string(), ''),
  top_logprobs: v.optional(v.number(), 0),
  messages: v.optional(v.array(v.object({ role: v.string(), content: v.string() })), []),
  options: v.optional(
    v.object({
      num_predict: v.optional(v.number(), 128),
      num_ctx: v.optional(v.number(), CONTEXT),
      stop: v.optional(v.array(v.string()), []),
    }),
    {},
  ),
});
export type Body = v.InferOutput<typeof Body>;

export function readBody(sent: string): Body {
  return v.parse(Body, sent === '' ? {} : JSON.parse(sent));
}

/** What a request is for, by its shape: one token is wanted to warm up, or with others to choose. */
export function purposeOf({ prompt, messages, options, top_logprobs }: Body): Purpose {
  if (0 < messages.length) return 'chat';
  if (prompt === '') return 'load';
  return options.num_predict === 1 && top_logprobs <= 1 ? 'warm-up' : 'completion';
}

/** The prompt, or the turns of a chat as a prompt. */
export function promptOf({ prompt, messages }: Body): string {
  const turns = messages.map(({ role, content }) => `<|im_start|>${role}\n${content}<|im_end|>\n`);
  return prompt + turns.join('');
}
