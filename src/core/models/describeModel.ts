import { familyOf } from './families.js';
import type { InstalledModel, ModelDetails } from './modelRuntime.js';

export type Role = 'completion' | 'chat' | 'embedding';

/** What a model is good for here, by its family and by what the server says that it can do. */
export function rolesOf(model: InstalledModel, details: ModelDetails | undefined): readonly Role[] {
  const can = details?.capabilities ?? [];
  if (can.includes('embedding')) return ['embedding'];
  const roles: Role[] = [];
  if (familyOf(model.name)) roles.push('completion');
  // A base model continues text; only one with a chat template was taught to answer.
  if (can.includes('completion') && !/\bbase\b/.test(model.name)) roles.push('chat');
  return roles;
}

/** The family that prompts are built for, or else the architecture. */
export function familyNameOf(model: InstalledModel): string {
  return familyOf(model.name)?.id ?? model.architecture;
}
