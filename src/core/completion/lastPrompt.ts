/** What became of the last request, for the page that shows the prompt. */
export interface LastPrompt {
  readonly model: string;
  readonly prompt: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly quoted: Quoted | undefined;
  /** A sentence for a person. */
  readonly outcome: string;
}

/** The piece of a document that a prompt holds, in UTF-16 offsets. */
export interface Quoted {
  readonly uri: string;
  readonly start: number;
  readonly end: number;
  /** Estimated. */
  readonly tokens: number;
}

export const NOTHING_ASKED: LastPrompt = {
  model: '',
  prompt: '',
  options: {},
  quoted: undefined,
  outcome: 'Nothing was asked yet.',
};
