const OPENS = '<think>';
const CLOSES = '</think>';

/** Models that think aloud mark it so, and some do it although they are told not to. */
const THOUGHTS = /^\s*<think>[^]*?(?:<\/think>\s*|$)/;

/** A reply without what the model thought aloud before it, as far as it is read. */
export function withoutThoughts(reply: string): string {
  return reply.replace(THOUGHTS, '');
}

/** Takes what a model thought aloud off the lines of its reply, one after the other. */
export class ThoughtFilter {
  #at: 'start' | 'thoughts' | 'behind' | 'reply' = 'start';

  /** What the line has of the reply; undefined where that is nothing. */
  read(line: string): string | undefined {
    let rest = line;
    if (this.#at === 'start') {
      if (rest.trim() === '') return rest;
      this.#at = rest.trimStart().startsWith(OPENS) ? 'thoughts' : 'reply';
    }
    if (this.#at === 'thoughts') {
      const end = rest.indexOf(CLOSES);
      if (end < 0) return undefined;
      rest = rest.slice(end + CLOSES.length);
      this.#at = 'behind';
    }
    if (this.#at === 'behind') {
      rest = rest.trimStart();
      if (rest === '') return undefined;
      this.#at = 'reply';
    }
    return rest;
  }
}
