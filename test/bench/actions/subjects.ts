import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import * as v from 'valibot';
import { commonIndent, withIndent, withoutIndent } from '../../../src/core/actions/indents.js';
import { lineBreakOf, linesOf } from '../../../src/core/text/lines.js';
import type { ServerProcess } from '../../support/serverProcess.js';
import { readyServer } from '../readyServer.js';
import { type Case, DOCUMENT, type Kind, targetOf } from './cases.js';
import { writeProject } from './runs.js';

/** What came of asking somebody. */
export interface Answer {
  /** The document afterwards; undefined where nothing is changed. */
  readonly text: string | undefined;
  /** What the model said, or why nothing is changed. */
  readonly said: string;
}

/** Who is asked to do something with code. */
export interface Subject {
  readonly name: string;
  start(): Promise<void>;
  answer(one: Case): Promise<Answer>;
  stop(): Promise<void>;
}

export const COVE = 'Cove';
export const PLAIN = 'plain';

export function subjectsOn(url: string, model: string): readonly Subject[] {
  return [new Cove(url, model), new Plain(url, model)];
}

/** The built server, asked as an editor asks when somebody chose the action in its menu. */
class Cove implements Subject {
  readonly name = COVE;
  readonly #url: string;
  readonly #model: string;
  #process: ServerProcess | undefined;
  #documents = 0;
  #folder = '';

  constructor(url: string, model: string) {
    this.#url = url;
    this.#model = model;
  }

  async start(): Promise<void> {
    const settings = { ollama: { url: this.#url }, edit: { model: this.#model } };
    this.#folder = await mkdtemp(join(tmpdir(), 'cove-cases-'));
    this.#process = await readyServer({ settings, folders: [pathToFileURL(this.#folder).href] });
  }

  async answer({ kind, language, text, start, end, problems, files }: Case): Promise<Answer> {
    const client = this.#process?.client;
    if (!client) throw new Error('Cove was not started');
    this.#documents += 1;
    const folder = join(this.#folder, String(this.#documents));
    await writeProject(folder, new Map([...files, [DOCUMENT[language], text]]));
    const uri = pathToFileURL(join(folder, DOCUMENT[language])).href;
    await client.open(uri, language, text);
    const lines = linesOf(text);
    const diagnostics = problems.map(({ line, message }) => ({
      message,
      range: {
        start: { line: line - 1, character: 0 },
        end: { line: line - 1, character: lines[line - 1]?.length ?? 0 },
      },
    }));
    const pieces: string[] = [];
    const result = await client.act(kind, uri, { start, end, ...{ diagnostics } }, { pieces });
    const said = pieces.join('');
    if (result?.kind !== 'rewrite') return { text: undefined, said: `${result?.text}\n\n${said}` };
    return { text: client.rewritten(uri, result), said };
  }

  async stop(): Promise<void> {
    await this.#process?.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

/** What a person writes into a chat, besides the code. */
const REQUESTS: Readonly<Record<Kind, string>> = {
  document:
    'Write a documentation comment for the following code, in the form that is usual for the language.',
  fix: 'Find the mistake in the following code and correct it.',
  refactor: 'Refactor the following code, so that it is simpler to read.',
};

/** Nobody waits for more, in tokens. */
const ANSWER_TOKENS_MAX = 1_024;

/** As long as Cove keeps a connection open behind a line, and for its reason, in ms. */
const SETTLE_MS = 8;

/** The first block of an answer that has an end: what a person would copy. */
const FIRST_BLOCK = /^[ \t]*```[^\n`]*\n([^]*?)^[ \t]*```[ \t]*$/m;

const Line = v.object({ message: v.object({ content: v.string() }) });

/** The same model in a chat, with the code and the request; its first block goes in. */
class Plain implements Subject {
  readonly name = PLAIN;
  readonly #url: string;
  readonly #model: string;

  constructor(url: string, model: string) {
    this.#url = url;
    this.#model = model;
  }

  start(): Promise<void> {
    return Promise.resolve();
  }

  async answer(one: Case): Promise<Answer> {
    const said = await this.#asked(questionOf(one));
    const [, block] = FIRST_BLOCK.exec(said) ?? [];
    if (block === undefined) return { text: undefined, said };
    return { text: withBlock(one, block), said };
  }

  stop(): Promise<void> {
    return Promise.resolve();
  }

  /** The answer up to the end of its first block. */
  async #asked(content: string): Promise<string> {
    const body = JSON.stringify({
      model: this.#model,
      messages: [{ role: 'user', content }],
      stream: true,
      options: { temperature: 0, num_predict: ANSWER_TOKENS_MAX },
    });
    const leaving = new AbortController();
    const init = { method: 'POST', body, signal: leaving.signal };
    const reply = await fetch(`${this.#url}/api/chat`, init);
    if (!reply.ok || !reply.body) throw new Error(`the server said ${reply.status}`);
    let said = '';
    let rest = '';
    for await (const chunk of reply.body.pipeThrough(new TextDecoderStream())) {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) said += v.parse(Line, JSON.parse(line)).message.content;
      if (!said.endsWith('\n') || !FIRST_BLOCK.test(said)) continue;
      await wait(SETTLE_MS);
      break;
    }
    leaving.abort();
    return said;
  }
}

function questionOf(one: Case): string {
  const { kind, language, problems, text, start } = one;
  const first = text.slice(0, start).split('\n').length;
  const reports = problems.map(({ line, message }) => `- line ${line - first + 1}: ${message}`);
  return [
    REQUESTS[kind],
    `\`\`\`${language}\n${linesOf(targetOf(one)).join('\n')}\n\`\`\``,
    ...(reports.length === 0 ? [] : [`The editor reports:\n${reports.join('\n')}`]),
  ].join('\n\n');
}

/** The block in place of what was selected, at its indent, as an editor pastes it. */
function withBlock(one: Case, block: string): string {
  const { text, start, end } = one;
  const lines = block.replace(/\n$/, '').split('\n');
  const indent = commonIndent(linesOf(targetOf(one)));
  const pasted = withIndent(withoutIndent(lines, commonIndent(lines)), indent);
  return text.slice(0, start) + pasted.join(lineBreakOf(text)) + text.slice(end);
}
