import { ACTION_IDS, ACTIONS, type ActionId } from './actions.js';

export interface OfferPlace {
  /** Whether something is selected. */
  readonly selected: boolean;
  /** Whether the editor reports a problem there. */
  readonly hasProblems: boolean;
  /** Whether the person asked what can be done; else the editor did, as it does at each move. */
  readonly asked: boolean;
}

/**
 * The actions that an editor offers at a place.
 *
 * Where nothing is selected and nobody asked, only what mends a problem: a sign at each move of
 * the cursor is noise.
 */
export function offeredAt(place: OfferPlace): readonly ActionId[] {
  return ACTION_IDS.filter(id => {
    const { offered } = ACTIONS[id];
    if (offered === 'at problems') return place.hasProblems;
    return offered === 'at code' && offersOwn(place);
  });
}

/** Whether a person's own actions are offered at a place. */
export function offersOwn({ selected, asked }: OfferPlace): boolean {
  return selected || asked;
}
