import type { CursorSite } from '../text/cursorSite.js';
import type { Rhythm } from './rhythm.js';

/** How long after the last key a model is asked, in ms: as the person set it, or as they type. */
export function paceOf(site: CursorSite, delayMs: number, rhythm: Rhythm): number {
  return 0 <= delayMs ? delayMs : rhythm.waitMs(site);
}
