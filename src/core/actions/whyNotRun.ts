import type { Job } from './job.js';
import { actionOf } from './ownActions.js';
import { EXCLUDED, NO_INSTRUCTION, type Refused } from './refusals.js';

/** Why an action does not run, before anything of the document is looked at. */
export function whyNotRun(job: Job, excluded: (uri: string) => boolean): Refused | undefined {
  if (excluded(job.document.uri)) return EXCLUDED;
  if (actionOf(job.action).needsInstruction && job.instruction.trim() === '') return NO_INSTRUCTION;
  return undefined;
}
