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
      imports.env['isalpha'] = isLetter;
      receive(new WebAssembly.Instance(module, imports), module);
    },
  });
}

/** As the C library has it, for ASCII: 1 or 0, whatever the code. */
function isLetter(code: number): number {
  const lower = code | 0x20;
  return Number(0x61 <= lower && lower <= 0x7a);
}
