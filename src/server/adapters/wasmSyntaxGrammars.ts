import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { Language, Query } from 'web-tree-sitter';

import { name } from '../../core/base/log.js';
import type { Log } from '../../core/base/log.js';
import { startEngine } from './wasmSyntaxEngine.js';

/** A grammar and the query that tells what matters to Cove in its trees. */
export interface Grammar {
  readonly name: string;
  readonly language: Language;
  readonly query: Query;
}

/**
 * The grammars of one folder, each loaded when it is first asked for, and once.
 *
 * A grammar that does not load stays away until the next start: asking again would fail again.
 */
export class Grammars {
  readonly #folder: string;
  readonly #log: Log;
  readonly #loads = new Map<string, Promise<Grammar | undefined>>();
  #engine: Promise<void> | undefined;

  constructor({ folder, log }: { readonly folder: string; readonly log: Log }) {
    this.#folder = folder;
    this.#log = log;
  }

  /** The grammar; undefined where it cannot be had, which is logged once. Never rejects. */
  load(grammar: string): Promise<Grammar | undefined> {
    const started = this.#loads.get(grammar) ?? this.#start(grammar);
    this.#loads.set(grammar, started);
    return started;
  }

  async #start(grammar: string): Promise<Grammar | undefined> {
    const begun = performance.now();
    try {
      this.#engine ??= this.#bytes('tree-sitter.wasm').then(startEngine);
      await this.#engine;
      const [wasm, source] = await Promise.all([
        this.#bytes(`${grammar}.wasm`),
        readFile(join(this.#folder, `${grammar}.scm`), 'utf8'),
      ]);
      const language = await Language.load(wasm);
      const query = new Query(language, source);
      const ms = Math.round(performance.now() - begun);
      this.#log('debug', 'grammar-loaded', { grammar: name(grammar), ms });
      return { name: grammar, language, query };
    } catch {
      // The reason may hold a path of the user's.
      this.#log('warn', 'grammar-failed', { grammar: name(grammar) });
      return undefined;
    }
  }

  async #bytes(file: string): Promise<Uint8Array> {
    return new Uint8Array(await readFile(join(this.#folder, file)));
  }
}
