import { readFile } from 'node:fs/promises';
import { Language as Grammar, type Node, Parser } from 'web-tree-sitter';
import { startEngine } from '../../../src/server/adapters/wasmSyntaxEngine.js';
import { LANGUAGES, type Language } from './packages.js';

/** From the root, where a bench runs. */
const ENGINE = 'node_modules/web-tree-sitter/tree-sitter.wasm';
const GRAMMARS = 'node_modules/tree-sitter-wasms/out';

/** Trees of whole texts, for cutting holes and for judging what came of them. */
export class Trees {
  readonly #parser = new Parser();
  readonly #grammars: ReadonlyMap<Language, Grammar>;

  private constructor(grammars: ReadonlyMap<Language, Grammar>) {
    this.#grammars = grammars;
  }

  static async start(): Promise<Trees> {
    await startEngine(new Uint8Array(await readFile(ENGINE)));
    const grammars = new Map<Language, Grammar>();
    for (const language of LANGUAGES) {
      const wasm = await readFile(`${GRAMMARS}/tree-sitter-${language}.wasm`);
      grammars.set(language, await Grammar.load(new Uint8Array(wasm)));
    }
    return new Trees(grammars);
  }

  /** What `look` sees in the tree of a text. */
  see<Seen>(text: string, language: Language, look: (root: Node) => Seen): Seen {
    this.#parser.setLanguage(this.#grammars.get(language) ?? null);
    const tree = this.#parser.parse(text);
    if (!tree) throw new Error('a text without a tree');
    try {
      return look(tree.rootNode);
    } finally {
      tree.delete();
    }
  }

  parses(text: string, language: Language): boolean {
    return this.see(text, language, root => !root.hasError);
  }
}
