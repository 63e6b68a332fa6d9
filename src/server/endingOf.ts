import type { Clock } from '../core/base/clock.js';
import type { Parts } from './parts.js';

/** Well below the two seconds that VS Code waits for a server that it shuts down, in ms. */
const KEEPING_MS_MAX = 1_000;

/** What runs by itself, until it is told that it is over. */
interface Running {
  dispose(): void;
}

export interface EndingDeps {
  readonly readiness: Running;
  readonly pause: Running;
  readonly battery: Running;
  readonly codebase: Running;
  readonly engine: Pick<Parts['engine'], 'forget'>;
  readonly chat: Pick<Parts['chat'], 'close'>;
  readonly exchanges: Pick<Parts['exchanges'], 'end'>;
  readonly clock: Clock;
}

/**
 * What ends all that runs, once however often it is called, and resolves when every connection is
 * closed, and what came of answers is kept, unless that takes the disk longer than a second.
 */
export function endingOf(deps: EndingDeps): () => Promise<void> {
  let ending: Promise<void> | undefined;
  return () => (ending ??= ended(deps));
}

async function ended(deps: EndingDeps): Promise<void> {
  const { readiness, engine, pause, battery, codebase, chat, exchanges, clock } = deps;
  for (const part of [readiness, pause, battery, codebase]) part.dispose();
  engine.forget();
  const late = new AbortController();
  await Promise.race([chat.close(), clock.pause(KEEPING_MS_MAX, late.signal)]);
  await exchanges.end();
}
