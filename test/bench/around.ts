/** What a bench on a real model is given by the command that runs it. */
export interface Around {
  readonly say: (line: string) => void;
  /** A real Ollama with a model, which ends with `stop`. */
  readonly startOllama: () => Promise<{ readonly url: string; stop(): Promise<void> }>;
}
