import type { RepairSite } from '../../src/core/actions/repairs/repair.js';
import { languageOf } from '../../src/core/syntax/languages.js';

/** The place of a target in a made-up document; each text is lines. */
export function repairSite(
  target: string,
  { above = '', below = '', shown = '', language = 'typescript' }: Around = {},
): RepairSite {
  return {
    target: target.split('\n'),
    above: linesIn(above),
    below: linesIn(below),
    shown: linesIn(shown),
    language: languageOf(language),
    controlText: [],
  };
}

interface Around {
  readonly above?: string;
  readonly below?: string;
  readonly shown?: string;
  readonly language?: string;
}

function linesIn(text: string): readonly string[] {
  return text === '' ? [] : text.split('\n');
}
