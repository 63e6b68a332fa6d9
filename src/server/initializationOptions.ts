import * as v from 'valibot';
import type { InitializationOptions } from '../protocol/initialize.js';

const OPTIONS = v.object({
  settings: v.optional(v.unknown()),
  access: v.optional(v.unknown()),
  storage: v.fallback(v.optional(v.string()), undefined),
});

/** What the client passed, as far as it makes sense. Never fails. */
export function initializationOptions(raw: unknown): InitializationOptions {
  const { output } = v.safeParse(v.fallback(OPTIONS, {}), raw);
  const { settings, access, storage } = v.is(OPTIONS, output) ? output : {};
  return storage === undefined ? { settings, access } : { settings, access, storage };
}
