import { linesOf } from './questionText.js';
import type { Answer, Exchange, Quote, Session } from './session.js';
import { titleOf } from './titleOf.js';

/** What a reader is told of an answer that is no whole one. */
const NOTES: Readonly<Record<Answer['state'], string>> = {
  done: '',
  running: '*The answer is still coming.*',
  stopped: '*Stopped here.*',
  failed: '*Failed here.*',
};

/** A session as a page of Markdown. Files are named, and not quoted again. */
export function markdownOf(session: Session): string {
  const told = toldIn(session);
  const parts = [`# ${titleOf(session)}`, told, ...session.exchanges.flatMap(partsOf)];
  return `${parts.filter(part => part !== '').join('\n\n')}\n`;
}

/** What the model is told first in this session alone. */
function toldIn({ systemPrompt }: Session): string {
  if (systemPrompt === '') return '';
  const lines = systemPrompt.split('\n').map(line => `> ${line}`.trimEnd());
  return ['The model is told first:', '', ...lines].join('\n');
}

function partsOf({ question, answer }: Exchange): readonly string[] {
  return [
    '## Question',
    question.text.trim(),
    quotedIn(question.quotes),
    answer.model === '' ? '## Answer' : `## Answer of ${answer.model}`,
    answer.text.trim(),
    NOTES[answer.state],
    [answer.reason ?? '', answer.remedy ?? ''].join(' ').trim(),
  ];
}

function quotedIn(quotes: readonly Quote[]): string {
  if (quotes.length === 0) return '';
  return `Quoted: ${quotes.map(nameOf).join(', ')}`;
}

function nameOf({ name, range, whole }: Quote): string {
  return whole ? `\`${name}\`` : `\`${name}\` (${linesOf(range)})`;
}
