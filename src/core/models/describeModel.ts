import { type Family, fillsMiddle } from './families.js';
import type { InstalledModel, ModelDetails } from './modelRuntime.js';

export type Role = 'completion' | 'chat' | 'embedding';

/** Embedding models as they are called, where the server does not say what a model can. */
const EMBEDDING_NAMES = /embed|(?:^|[/-])(?:bge|gte|e5|all-minilm|paraphrase)(?![a-z])/i;
const EMBEDDING_ARCHITECTURES = /bert/i;

/** What a model is good for here, by what the server says that it can do, or else by its name. */
export function rolesOf(model: InstalledModel, details: ModelDetails | undefined): readonly Role[] {
  const can = details?.capabilities ?? model.capabilities;
  if (!generatesText({ ...model, capabilities: can })) {
    return can.length === 0 || can.includes('embedding') ? ['embedding'] : [];
  }
  // A base model continues text; only one with a chat template was taught to answer.
  const answers = can.includes('completion') && !/\bbase\b/.test(model.name);
  return answers ? ['completion', 'chat'] : ['completion'];
}

/** Whether a model generates text, and so can complete; one for embeddings does not. */
export function generatesText({
  name,
  architecture,
  capabilities,
}: Pick<InstalledModel, 'name' | 'architecture' | 'capabilities'>): boolean {
  if (0 < capabilities.length) return capabilities.includes('completion');
  return !EMBEDDING_NAMES.test(name) && !EMBEDDING_ARCHITECTURES.test(architecture);
}

/** The family that prompts are built for, or else the architecture. */
export function familyNameOf(model: InstalledModel, family: Family | undefined): string {
  return family && fillsMiddle(family) ? family.id : model.architecture;
}

/** How a model of a family completes, as a phrase for a person. */
export function completingOf(family: Family): string {
  return fillsMiddle(family)
    ? 'fills in the middle'
    : 'continues the text before the cursor, and was not taught to fill in the middle';
}
