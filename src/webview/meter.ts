import { h, type JSX } from 'preact';
import type { ContextUse } from './contextUse.js';

/** How much of the model's context is taken; nothing before anything takes some. */
export function contextMeter(use: ContextUse): JSX.Element | null {
  const { contextTokens, talk, question } = use;
  const taken = talk + question;
  if (taken === 0) return null;
  const says = wordsOf(use);
  if (contextTokens === 0) {
    return h('span', { class: 'meter', title: says }, `~${counted(taken)} tokens`);
  }
  const share = Math.min(1, taken / contextTokens);
  return h(
    'span',
    {
      ...{ class: use.isOver ? 'meter is-over' : 'meter', role: 'meter', title: says },
      ...{ 'aria-label': 'Context of the model', 'aria-valuetext': says },
      ...{ 'aria-valuemin': 0, 'aria-valuemax': contextTokens },
      'aria-valuenow': Math.min(taken, contextTokens),
    },
    h(
      'svg',
      { class: 'meter-bar', viewBox: '0 0 40 6', 'aria-hidden': 'true' },
      h('rect', { class: 'meter-whole', x: 0.5, y: 0.5, width: 39, height: 5, rx: 2 }),
      h('rect', { class: 'meter-talk', width: 40 * share, height: 6, rx: 2 }),
    ),
    `${Math.round(100 * share)}%`,
  );
}

/** Says that not all will be read, where it will not. */
export function overNote({ isOver }: ContextUse): JSX.Element | null {
  if (!isOver) return null;
  const says = 'This is more than the model can read. The answer will say what was left out.';
  return h('p', { class: 'note', role: 'status' }, says);
}

function wordsOf({ contextTokens, talk, question }: ContextUse): string {
  const parts = [
    talk === 0 ? '' : `${counted(talk)} by the conversation`,
    question === 0 ? '' : `about ${counted(question)} by the next question`,
  ].filter(part => part !== '');
  const whole = contextTokens === 0 ? '' : ` of ${counted(contextTokens)}`;
  return `${counted(talk + question)}${whole} tokens are taken: ${parts.join(', ')}.`;
}

function counted(tokens: number): string {
  return tokens.toLocaleString('en');
}
