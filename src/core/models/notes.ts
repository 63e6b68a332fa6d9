import type { Explanation } from './explainFault.js';
import { type Family, fillsMiddle } from './families.js';
import type { InstalledModel } from './modelRuntime.js';
import { leaksMemory, SAFE_VERSION } from './versionFinding.js';

/** A model that can be asked, and what is known of it. */
export interface NoteSubject {
  readonly model: InstalledModel;
  readonly family: Family;
  /** The context it is loaded with, in tokens; undefined where the server does not say. */
  readonly contextLength: number | undefined;
  /** The model that took its place in memory, where it was thrown out lately. */
  readonly evictedBy: string | undefined;
  /** Of Ollama; empty where another server is asked, or it does not say. */
  readonly version: string;
}

/** With less a prompt holds a screen of code or two, and no more, in tokens. */
export const CONTEXT_SMALL = 2048;

/** What could be better with a model that works; the first that holds is told. */
const NOTES: readonly ((subject: NoteSubject) => Explanation | undefined)[] = [
  ({ model: { name }, evictedBy }) =>
    evictedBy === undefined
      ? undefined
      : {
          reason: `${evictedBy} threw ${name} out of memory: the two do not fit together.`,
          remedy: `Let one model do both: set "cove.completion.model" to ${evictedBy}, or choose smaller ones.`,
        },
  ({ model: { name }, contextLength = CONTEXT_SMALL }) =>
    CONTEXT_SMALL <= contextLength
      ? undefined
      : {
          reason: `${name} is loaded with ${contextLength} tokens of context, so it sees little of your code.`,
          remedy: 'Set "cove.ollama.contextLength" to 4096 or more.',
        },
  ({ version }) =>
    leaksMemory(version)
      ? {
          reason: `Ollama ${version} has CVE-2026-7482: who reaches it over the network can read its memory.`,
          remedy: `Update Ollama to ${SAFE_VERSION} or newer, or keep it on this machine only.`,
        }
      : undefined,
  ({ model: { name }, family }) =>
    fillsMiddle(family)
      ? undefined
      : {
          reason: `${name} was not taught to fill in the middle: it continues what stands before the cursor.`,
          remedy:
            'Run "ollama pull qwen2.5-coder:1.5b-base", or choose another with "Cove: Select Completion Model".',
        },
  ({ model: { name, capabilities } }) =>
    capabilities.includes('thinking')
      ? {
          reason: `${name} is made to think before it answers, for which nobody waits at a key: it suggests without that.`,
          remedy: 'Choose a model without thoughts with "Cove: Select Completion Model".',
        }
      : undefined,
];

/** What a person may want to know of a model that works; undefined where all is well. */
export function noteOn(subject: NoteSubject): Explanation | undefined {
  for (const note of NOTES) {
    const told = note(subject);
    if (told) return told;
  }
  return undefined;
}
