/** The names of all actions, as they go over the wire. */
export const ACTION_IDS = ['explain', 'refactor', 'fix', 'document', 'test', 'edit'] as const;

export type ActionId = (typeof ACTION_IDS)[number];

/** What an action hands back: words, new text for the target, or a file. */
export type Delivery = 'answer' | 'rewrite' | 'file';

export interface Action {
  readonly title: string;
  readonly delivery: Delivery;
  /** What the model is asked, as imperative sentences. */
  readonly ask: string;
  /** What the answer has to be like. */
  readonly rules: string;
  /** Whether the person has to say what is wanted. */
  readonly needsInstruction: boolean;
  /** Whether there has to be code at the place; else code can be asked for where nothing is yet. */
  readonly needsCode: boolean;
  /** The most of the model's context that the target may take: the answer needs room too. */
  readonly targetShareMax: number;
  /** When an editor offers it at a place by itself. */
  readonly offered: 'at problems' | 'at code' | 'never';
}

const ONE_BLOCK =
  'Answer with the complete new code in one fenced block, and nothing else. Leave nothing out.';

/** Every action there is, in the order of the menu. A new one is a row here and nothing else. */
export const ACTIONS: Readonly<Record<ActionId, Action>> = {
  explain: {
    title: 'Explain',
    delivery: 'answer',
    ask: 'Explain the following code.',
    rules:
      'Say first in one sentence what it does. Then say how, in a few short sentences. Name what is easily missed: special cases, side effects, errors.',
    needsInstruction: false,
    needsCode: true,
    targetShareMax: 0.6,
    offered: 'at code',
  },
  refactor: {
    title: 'Refactor',
    delivery: 'rewrite',
    ask: 'Refactor the following code, so that it is simpler to read.',
    rules: `Keep what it does, its name and its parameters. ${ONE_BLOCK}`,
    needsInstruction: false,
    needsCode: true,
    targetShareMax: 0.35,
    offered: 'at code',
  },
  fix: {
    title: 'Fix',
    delivery: 'rewrite',
    ask: 'Find the mistake in the following code and correct it.',
    rules: `Change only what is needed. ${ONE_BLOCK}`,
    needsInstruction: false,
    needsCode: true,
    targetShareMax: 0.35,
    offered: 'at problems',
  },
  document: {
    title: 'Document',
    delivery: 'rewrite',
    ask: 'Add documentation to the following code.',
    rules:
      'Answer with the complete code and its documentation in one fenced block, and nothing else.',
    needsInstruction: false,
    needsCode: true,
    targetShareMax: 0.35,
    offered: 'at code',
  },
  test: {
    title: 'Write Tests',
    delivery: 'file',
    ask: 'Write tests for the following code: the ordinary case, the special cases, the errors.',
    rules:
      'Answer with one complete test file in one fenced block, and nothing else. Do not repeat the code that is tested.',
    needsInstruction: false,
    needsCode: true,
    targetShareMax: 0.3,
    offered: 'never',
  },
  edit: {
    title: 'Edit',
    delivery: 'rewrite',
    ask: 'Change the following code as told below.',
    rules: `Change only what is needed. ${ONE_BLOCK}`,
    needsInstruction: true,
    needsCode: false,
    targetShareMax: 0.35,
    offered: 'never',
  },
};
