import { bracketsIn } from '../../syntax/bracketsIn.js';
import { insideAt } from '../../syntax/insideAt.js';
import { type Language, languageOf } from '../../syntax/languages.js';
import { isBehindTag, isChat } from './chat.js';
import { isFence } from './fences.js';
import type { ShapeContext } from './shapeStep.js';

/** Each is looked at with all that stands before it; an answer with more of them is no code. */
const SUSPECTS_MAX = 16;

/**
 * Cuts where a chat model ends the code and speaks to the person again: at a fence, and at a line
 * such as `This code adds two numbers.`
 *
 * In a text for people, and in a string or comment, both are content.
 */
export function cutAtChat(text: string, { site }: ShapeContext): string {
  const language = languageOf(site.language);
  if (language.sentences === 'everywhere') return text;
  let suspects = 0;
  for (const at of suspectsIn(text, language)) {
    suspects += 1;
    if (suspects === 1 && insideAt(site) !== 'code') return text;
    if (SUSPECTS_MAX < suspects || isCode(text.slice(0, at), language)) return text.slice(0, at);
  }
  return text;
}

/** Where a fence or a sentence for the person may begin. */
function* suspectsIn(text: string, language: Language): Generator<number> {
  let at = 0;
  for (const line of text.split('\n')) {
    const fence = line.indexOf('```');
    if (isFence(line)) yield at;
    else if (0 <= fence) yield at + fence;
    else if (0 < at && language.sentences === undefined && isChat(line)) {
      if (!isBehindTag(text.slice(0, at))) yield at;
    }
    at += line.length + 1;
  }
}

/** Whether the text ends in code, so far as it tells: no fence stands between two backticks. */
function isCode(text: string, language: Language): boolean {
  const { inside } = bracketsIn(text, language);
  return inside === '' || inside === '`';
}
