import type { ModelInfo } from '../protocol/models.js';

/** A row in place of all models, where the server tells none. */
export const SILENT = {
  label: '$(circle-slash) The server of models does not answer',
  detail: 'Start it, or run "Cove: Diagnose" to see more.',
};

/** What is known of a model in figures, such as `1.5B, Q4_K_M, 1.0 GB, in memory (1.4 GB)`. */
export function factsOf(model: ModelInfo): string {
  const { parameters, quantization, size, contextLength, tokensPerSecond } = model;
  return [
    parameters,
    quantization,
    size === 0 ? '' : gigabytes(size),
    memoryOf(model),
    contextLength === 0 ? '' : `${Math.round(contextLength / 1024)}k context`,
    tokensPerSecond === undefined ? '' : `${tokensPerSecond} tokens a second here`,
  ]
    .filter(fact => fact !== '')
    .join(', ');
}

function memoryOf({ loaded, memory, graphicsShare = 0 }: ModelInfo): string {
  if (!loaded) return '';
  if (memory === undefined) return 'in memory';
  const where =
    graphicsShare === 0 ? 'processor' : `${Math.round(graphicsShare * 100)} % on graphics`;
  return `in memory (${gigabytes(memory)}, ${where})`;
}

/** What sort of model it is, what follows from that, and what it cannot do. */
export function sortOf({ name, fillsMiddle, roles }: ModelInfo): string {
  const answers = roles.includes('chat');
  if (!fillsMiddle) {
    return answers
      ? 'Made to answer. Was not taught to fill in the middle: it completes by what is before the cursor alone.'
      : 'Continues the text before the cursor; was not taught to fill in the middle.';
  }
  if (!answers || /\bbase\b/.test(name)) {
    return 'A base model: made to fill in code, and best at it. It cannot answer or edit.';
  }
  return 'An instruct model: fills in code, a base model a little better; also answers and edits.';
}

/** Such as `1.0 GB`. */
export function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB`;
}
