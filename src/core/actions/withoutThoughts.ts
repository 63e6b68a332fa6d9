/** Models that think aloud mark it so, and some do it although they are told not to. */
const THOUGHTS = /^\s*<think>[^]*?(?:<\/think>\s*|$)/;

/** A reply without what the model thought aloud before it, as far as it is read. */
export function withoutThoughts(reply: string): string {
  return reply.replace(THOUGHTS, '');
}
