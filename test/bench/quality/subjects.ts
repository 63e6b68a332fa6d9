import { setTimeout as wait } from 'node:timers/promises';
import * as v from 'valibot';
import type { InlineCompletionItem } from 'vscode-languageserver/node';
import { PREFIX } from '../../../src/core/models/families.js';
import type { ServerProcess } from '../../support/serverProcess.js';
import { CONTINUE_UNHURRIED } from '../peers/continueDev.js';
import { competing, type Peer } from '../peers/peer.js';
import { PEERS } from '../peers/table.js';
import { readyServer } from '../readyServer.js';
import type { DocumentFile } from '../typing/document.js';
import { HoleChat } from './holeChat.js';
import type { Hole } from './holes.js';
import type { KeptOllama } from './keptOllama.js';
import type { Language } from './packages.js';

const Line = v.object({
  response: v.string(),
  logprobs: v.optional(v.array(v.object({ logprob: v.number() })), []),
});

export interface Token {
  readonly text: string;
  /** A natural logarithm. */
  readonly logprob: number;
}

function tokenIn(line: string): readonly Token[] {
  const { response, logprobs } = v.parse(Line, JSON.parse(line));
  const [first] = logprobs;
  return first ? [{ text: response, logprob: first.logprob }] : [];
}

/** What a tool offers in a hole. */
export interface Offer {
  readonly text: string;
  /** How much behind the cursor it replaces, in UTF-16 units. */
  readonly replaces: number;
  /** Whether the tool had it and did not show it. */
  readonly hidden: boolean;
  /** What the model said, and how sure it was, where that was told: for calibration. */
  readonly tokens: readonly Token[];
}

/** A tool that fills holes. */
export interface Subject {
  readonly name: string;
  start(): Promise<void>;
  offer(hole: Hole): Promise<Offer | undefined>;
  stop(): Promise<void>;
}

export const COVE = 'Cove';

/**
 * What Cove may quote, in tokens: left to itself it quotes as much as the machine reads quickly, so
 * that two machines would measure different prompts.
 */
export const CONTEXT_TOKENS = 2_048;

/** Those who quote the whole file, or thousands of lines, cost minutes a hole on two cores. */
const COMPARED = ['Continue', 'twinny', 'Tabby', 'Cody'];

const NAMES: Readonly<Record<Language, Omit<DocumentFile, 'path'>>> = {
  typescript: { language: 'typescript', title: 'TypeScript', comment: '//' },
  python: { language: 'python', title: 'Python', comment: '#' },
  go: { language: 'go', title: 'Go', comment: '//' },
};

export function subjectsOn(ollama: KeptOllama, model: string): readonly Subject[] {
  const peers = PEERS.filter(({ name }) => COMPARED.includes(name));
  const unhurried = peers.map(peer => (peer.name === 'Continue' ? CONTINUE_UNHURRIED : peer));
  return [new Cove(ollama, model), ...unhurried.map(peer => new Other(peer, ollama, model))];
}

/** The two ways to have a model complete that was not taught to fill in the middle. */
export function untaughtOn(ollama: KeptOllama, model: string): readonly Subject[] {
  return [new Cove(ollama, model, PREFIX.id), new HoleChat(ollama, model)];
}

/** A block that grows is whole when nothing is in flight; the server then has a moment to note it. */
const NOTED_MS = 30;

/** Cove's built server as a process of its own, with its defaults but for the wait at a key. */
class Cove implements Subject {
  readonly name = COVE;
  readonly #ollama: KeptOllama;
  readonly #model: string;
  readonly #family: string;
  #process: ServerProcess | undefined;
  #documents = 0;

  /** An empty `family` is that of the model. */
  constructor(ollama: KeptOllama, model: string, family = '') {
    this.#ollama = ollama;
    this.#model = model;
    this.#family = family;
  }

  async start(): Promise<void> {
    const completion = { model: this.#model, family: this.#family, delayMs: 0 };
    const context = { maxTokens: CONTEXT_TOKENS };
    const settings = { ollama: { url: this.#ollama.url }, completion, context };
    this.#process = await readyServer({ settings });
  }

  async offer({ before, after, language }: Hole): Promise<Offer | undefined> {
    const client = this.#process?.client;
    if (!client) return undefined;
    this.#documents += 1;
    const uri = `file:///work/hole${this.#documents}`;
    await client.open(uri, language, before + after);
    const ask = async (typing: boolean): Promise<InlineCompletionItem | undefined> => {
      const [item] = await client.complete(uri, before.length, typing);
      return item;
    };
    const shown = await ask(true);
    const first = shown ?? (await ask(false));
    if (!first) return undefined;
    await this.#ollama.idle();
    const tokens = this.#ollama.last.flatMap(tokenIn);
    await wait(NOTED_MS);
    // All of a block is in memory by now; what is kept back is told to a command alone.
    const { insertText, range } = (await ask(shown !== undefined)) ?? first;
    await this.#ollama.idle();
    return {
      text: typeof insertText === 'string' ? insertText : insertText.value,
      replaces: range ? range.end.character - range.start.character : 0,
      hidden: shown === undefined,
      tokens,
    };
  }

  async stop(): Promise<void> {
    await this.#process?.stop();
  }
}

/** Another tool's window, prompt and limits; when it asks does not matter here. */
class Other implements Subject {
  readonly name: string;
  readonly #peer: Peer;
  readonly #ollama: KeptOllama;
  readonly #model: string;

  constructor(peer: Peer, ollama: KeptOllama, model: string) {
    this.name = peer.name;
    this.#peer = peer;
    this.#ollama = ollama;
    this.#model = model;
  }

  start(): Promise<void> {
    return Promise.resolve();
  }

  async offer({ before, after, language, path }: Hole): Promise<Offer | undefined> {
    const competitor = competing(this.#peer, { url: this.#ollama.url, model: this.#model });
    const file = { ...NAMES[language], path: path.split('/').slice(-2).join('/') };
    const site = { text: before + after, cursor: before.length, file };
    try {
      const found = await competitor.ask(site, new AbortController().signal);
      await this.#ollama.idle();
      if (!found) return undefined;
      return { text: found.text, replaces: found.to - site.cursor, hidden: false, tokens: [] };
    } finally {
      await competitor.close();
    }
  }

  stop(): Promise<void> {
    return Promise.resolve();
  }
}
