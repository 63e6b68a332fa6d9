import { type Exclusion, exclusionOf } from '../core/privacy/exclusions.js';
import type { Settings } from '../core/settings/settings.js';
import { documentPath } from './documentPath.js';

/** Whether a document is kept from every model by `settings`. */
export function excludedBy(settings: Settings): (uri: string) => boolean {
  const excluded = matcherOf(settings['context.exclude']);
  return uri => excluded(documentPath(uri));
}

/** Compiled once for each list of patterns, as long as the settings that hold it live. */
const MATCHERS = new WeakMap<readonly string[], Exclusion>();

function matcherOf(patterns: readonly string[]): Exclusion {
  const known = MATCHERS.get(patterns);
  if (known) return known;
  const matcher = exclusionOf(patterns);
  MATCHERS.set(patterns, matcher);
  return matcher;
}
