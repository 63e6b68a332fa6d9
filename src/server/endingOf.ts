import type { Clock } from '../core/base/clock.js';
import type { CodebaseSearch } from '../core/codebase/codebaseSearch.js';
import type { Parts } from './parts.js';

/** Below the two seconds that VS Code waits for a server that it shuts down, in ms. */
const ENDING_MS_MAX = 1_000;

export interface EndingDeps extends Pick<
  Parts,
  'readiness' | 'engine' | 'pause' | 'battery' | 'chat' | 'exchanges'
> {
  readonly codebase: Pick<CodebaseSearch, 'dispose'>;
  readonly clock: Clock;
}

/**
 * What ends all that runs, once however often it is called, and resolves when what came of answers
 * is kept and every connection is closed, or after a second.
 */
export function endingOf(deps: EndingDeps): () => Promise<void> {
  let ending: Promise<unknown> | undefined;
  return async () => {
    const late = new AbortController();
    ending ??= Promise.race([ended(deps), deps.clock.pause(ENDING_MS_MAX, late.signal)]);
    await ending;
  };
}

async function ended(deps: EndingDeps): Promise<void> {
  const { readiness, engine, pause, battery, codebase, chat, exchanges } = deps;
  for (const part of [readiness, pause, battery, codebase]) part.dispose();
  engine.forget();
  await chat.close();
  await exchanges.end();
}
