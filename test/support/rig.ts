import { pathToFileURL } from 'node:url';

/** A real Ollama with the model, on a port of its own. */
export interface RunningOllama {
  readonly url: string;
  readonly model: string;
  readonly version: string;
  /** The file that it writes its log into. */
  readonly log: string;
  stop(): Promise<void>;
}

/** A real llama-server with the model, on a port of its own. */
export interface RunningLlamaServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** A real VS Code that serves a folder to a browser, in a state folder of its own. */
export interface RunningEditor {
  readonly url: string;
  /** The folder of settings, logs and what extensions keep. */
  readonly userData: string;
  /** The folder of installed extensions. */
  readonly extensionsDir: string;
  stop(): Promise<void>;
}

/** What tests use of `scripts/rig.mjs`, which is plain JavaScript since it runs before any install. */
export interface Rig {
  startOllama(options: {
    readonly generation?: string;
    readonly port?: number;
    readonly env?: Readonly<Record<string, string>>;
    readonly say?: (line: string) => void;
  }): Promise<RunningOllama>;
  startLlamaServer(options?: {
    readonly args?: readonly string[];
    readonly say?: (line: string) => void;
  }): Promise<RunningLlamaServer>;
  startEditor(options: {
    readonly folder: string;
    readonly vsix: string;
    readonly settings: Readonly<Record<string, unknown>>;
    readonly say?: (line: string) => void;
  }): Promise<RunningEditor>;
  /** The path of a browser of the Chromium family. */
  provideBrowser(options: { readonly say?: (line: string) => void }): Promise<string>;
}

export async function loadRig(): Promise<Rig> {
  return (await import(pathToFileURL('scripts/rig.mjs').href)) as Rig;
}
