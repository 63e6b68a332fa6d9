import { type Action, type ActionId, ACTIONS } from './actions.js';

/** An action that a person wrote for themselves. */
export interface OwnAction {
  readonly title: string;
  /** What the model is asked. */
  readonly prompt: string;
  readonly delivery: 'answer' | 'rewrite';
}

/** What can be asked for: an action of the table, or one of the person's own. */
export type Asked = ActionId | OwnAction;

/** What tells a person's own actions from those of the table, before their title. */
export const OWN_MARK = 'own:';

/** What each way to deliver takes from the table besides the title and the words. */
const MODELS: Readonly<Record<OwnAction['delivery'], Action>> = {
  answer: ACTIONS.explain,
  rewrite: ACTIONS.edit,
};

/** The rules of an answer in words: those of Explain would be the wrong question's. */
const WORDS = 'Answer briefly and in plain words.';

/** The row of what is asked for: a person's own one is asked in their words. */
export function actionOf(asked: Asked): Action {
  if (typeof asked === 'string') return ACTIONS[asked];
  const { title, prompt, delivery } = asked;
  const model = MODELS[delivery];
  return {
    ...model,
    title,
    ask: prompt,
    rules: delivery === 'answer' ? WORDS : model.rules,
    needsInstruction: false,
    needsCode: true,
    offered: 'at code',
  };
}

/** How one of a person's own actions is called over the wire. */
export function ownIdOf({ title }: OwnAction): string {
  return OWN_MARK + title;
}

export function findOwnAction(id: string, own: readonly OwnAction[]): OwnAction | undefined {
  return own.find(each => ownIdOf(each) === id);
}
