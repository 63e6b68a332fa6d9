import type { Explanation } from './explainFault.js';
import type { PullEnd } from './pullWhole.js';

/** A disk that is too full for a model, in a person's words. */
export function explainNoRoom({
  neededBytes,
  freeBytes,
}: Extract<PullEnd, { kind: 'no room' }>): Explanation {
  const missing = Math.max(0, neededBytes - freeBytes);
  const less = missing === 0 ? 'which leaves nothing over' : `${gigabytes(missing)} GB too few`;
  return {
    reason: `${gigabytes(neededBytes)} GB are still to be downloaded, and the disk has ${gigabytes(freeBytes)} GB left: ${less}.`,
    remedy: 'Make room on the disk where Ollama keeps its models, or choose a smaller model.',
  };
}

function gigabytes(bytes: number): string {
  return (bytes / 1e9).toFixed(bytes < 1e9 ? 2 : 1);
}
