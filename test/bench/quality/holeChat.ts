import { Ollama } from 'ollama';
import { PREFIX } from '../../../src/core/models/families.js';
import { shape } from '../../../src/core/completion/shape/shape.js';
import { spanOf } from '../../../src/core/syntax/span.js';
import type { CursorSite } from '../../../src/core/text/cursorSite.js';
import type { Hole } from './holes.js';
import type { KeptOllama } from './keptOllama.js';
import type { Offer, Subject } from './subjects.js';

/** As long as Cove's answers are by default, in tokens, and a little for a fence. */
const TOKENS_MAX = 144;

const MARK = '<HOLE>';

const SYSTEM = `You complete code. You are shown a file with the mark ${MARK} in it. Answer with the code that takes the place of the mark, as a fenced code block, and nothing else: nothing that stands before or behind the mark already.`;

/** An example tells a small model more than words do. */
const EXAMPLE = [
  { role: 'user', content: fenced(`def area(width, height):\n    return ${MARK}\n`) },
  { role: 'assistant', content: fenced('width * height\n') },
];

/**
 * A chat in which the hole is marked: the other way to have a model complete that was not taught to
 * fill in. What it answers is shaped as Cove shapes what continues the text.
 */
export class HoleChat implements Subject {
  readonly name = 'Hole in a chat';
  readonly #ollama: Pick<KeptOllama, 'url' | 'idle'>;
  readonly #model: string;

  constructor(ollama: Pick<KeptOllama, 'url' | 'idle'>, model: string) {
    this.#ollama = ollama;
    this.#model = model;
  }

  start(): Promise<void> {
    return Promise.resolve();
  }

  async offer({ before, after, language }: Hole): Promise<Offer | undefined> {
    const answer = await new Ollama({ host: this.#ollama.url }).chat({
      model: this.#model,
      stream: true,
      messages: [
        { role: 'system', content: SYSTEM },
        ...EXAMPLE,
        { role: 'user', content: fenced(before + MARK + after) },
      ],
      options: { temperature: 0, num_predict: TOKENS_MAX },
    });
    let reply = '';
    for await (const { message } of answer) reply += message.content;
    await this.#ollama.idle();
    const site: CursorSite = { uri: 'file:///work/hole', language, before, after };
    const span = spanOf(site, undefined, 'auto');
    const context = { site, span, family: PREFIX, ended: 'unit' } as const;
    const shaped = shape(codeIn(reply), context);
    if (!shaped) return undefined;
    const { text, replaces } = shaped;
    return { text, replaces, hidden: false, tokens: [] };
  }

  stop(): Promise<void> {
    return Promise.resolve();
  }
}

function fenced(code: string): string {
  return '```\n' + code + '```';
}

/** What stands in the first fence, closed or not; else all that was said. */
function codeIn(reply: string): string {
  return /```[^\n]*\n([^]*?)(?:\n?```|$)/.exec(reply)?.[1] ?? reply;
}
