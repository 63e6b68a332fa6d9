import type { Language } from '../../syntax/languages.js';

/** What a repair knows of the place that the code is for. Lines are without their breaks. */
export interface RepairSite {
  /** The target's lines, the first one with the indent of its line. */
  readonly target: readonly string[];
  /** The lines of the document above and below the target. */
  readonly above: readonly string[];
  readonly below: readonly string[];
  readonly language: Language;
  /** Control tokens of the target, which the model was shown broken. */
  readonly controlText: readonly string[];
}

/** Why code cannot be used, as a sentence for a person. */
export interface Spoiled {
  readonly reason: string;
}

/** One thing that models get wrong, put right in the lines of a reply. */
export type Repair = (code: readonly string[], site: RepairSite) => readonly string[] | Spoiled;

export function isSpoiled(outcome: readonly string[] | Spoiled): outcome is Spoiled {
  return 'reason' in outcome;
}
