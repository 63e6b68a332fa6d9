import { type CursorSite, lineSuffix } from '../../text/cursorSite.js';
import { closersBrought, isClosers } from './closersBrought.js';

/**
 * How many UTF-16 units after the cursor the text replaces: closers that the editor put there,
 * and that the text closes in the same order.
 *
 * At `call(█)` the text `a, b);` has its own `)`, so it replaces the one that is there.
 */
export function typeOver(text: string, site: CursorSite): number {
  const ahead = lineSuffix(site);
  return isClosers(ahead) ? closersBrought(text, ahead).count : 0;
}
