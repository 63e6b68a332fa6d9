import { pathToFileURL } from 'node:url';

/** A real Ollama with the model, on a port of its own. */
export interface RunningOllama {
  readonly url: string;
  readonly model: string;
  readonly version: string;
  stop(): Promise<void>;
}

/** What tests use of `scripts/rig.mjs`, which is plain JavaScript since it runs before any install. */
export interface Rig {
  startOllama(options: {
    readonly generation?: string;
    readonly port?: number;
    readonly say?: (line: string) => void;
  }): Promise<RunningOllama>;
}

export async function loadRig(): Promise<Rig> {
  return (await import(pathToFileURL('scripts/rig.mjs').href)) as Rig;
}
