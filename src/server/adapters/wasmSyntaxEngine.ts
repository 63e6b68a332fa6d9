import { Parser } from 'web-tree-sitter';

/** What the start of the engine needs of it; the types of Node leave it out. */
declare const WebAssembly: {
  compile(bytes: Uint8Array): Promise<object>;
  readonly Instance: new (module: object, imports: Imports) => object;
};

interface Imports {
  /** What grammars call by name. */
  readonly env: Record<string, unknown>;
}

type Receive = (instance: object, module: object) => void;

const LETTER = /^[A-Za-z]$/;

/** Starts tree-sitter, which is one for the whole process. */
export async function startEngine(bytes: Uint8Array): Promise<void> {
  const module = await WebAssembly.compile(bytes);
  const silent = (): void => undefined;
  await Parser.init({
    // Standard output belongs to the protocol.
    print: silent,
    printErr: silent,
    instantiateWasm: (imports: Imports, receive: Receive): void => {
      // The shell's grammar calls it, and this engine does not have it.
      imports.env['isalpha'] = (code: number) => Number(LETTER.test(String.fromCodePoint(code)));
      receive(new WebAssembly.Instance(module, imports), module);
    },
  });
}
