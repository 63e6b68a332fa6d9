/** What of the walkthrough and its steps the client tells the editor, by the name of the context. */
export const CONTEXTS = {
  /** `linux`, `darwin` or `win32`: where Ollama would run. */
  system: 'cove.system',
  hasServer: 'cove.hasServer',
  hasModel: 'cove.hasModel',
  /** The id of the step that offers the model to begin with. */
  offer: 'cove.offer',
  /** A suggestion was taken. */
  hasTaken: 'cove.hasTaken',
  /** Something is known of what is there: the walkthrough stands among the others from then on. */
  isKnown: 'cove.isKnown',
} as const;

export const WALKTHROUGH = {
  id: 'start',
  title: 'Get Started with Cove',
  description: 'Completions from a model on your own machine, in three steps.',
} as const;

/** The systems that the walkthrough tells how to get Ollama on, as Node names them. */
export type System = 'linux' | 'darwin' | 'win32';

/** Any other system that an editor runs on is a relative of Linux. */
export function systemOf(platform: string): System {
  return platform === 'darwin' || platform === 'win32' ? platform : 'linux';
}

/** The id of the step that tells how to get Ollama. */
export function systemStepId(system: System): string {
  return `ollama-${system}`;
}

/** The id of the step that offers a model. */
export function offerStepId(model: string): string {
  return `model-${model.replace(/[^a-z\d]+/gi, '-')}`;
}

/** The id of the step that leaves the choice of a model to the person. */
export const MODEL_STEP = 'model';

/** The id of the last step. */
export const TRY_STEP = 'try';
