import type { ActionId } from '../../src/core/actions/actions.js';
import type { Job } from '../../src/core/actions/job.js';

/** A job on the piece of `marked` between `«` and `»`, or on all of it. */
export function actionJob(marked: string, action: ActionId, rest: Partial<Job> = {}): Job {
  const text = marked.replace(/[«»]/g, '');
  const start = Math.max(0, marked.indexOf('«'));
  const end = marked.includes('»') ? marked.indexOf('»') - 1 : text.length;
  return {
    action,
    document: { uri: 'file:///work/sums.ts', language: 'typescript', text },
    range: { start, end },
    instruction: '',
    problems: [],
    ...rest,
  };
}
