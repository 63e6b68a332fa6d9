import { cutTo } from '../core/text/cutTo.js';
import { unlinked } from './unlinked.js';

/** A longer message is not read in a corner. */
const MESSAGE_UNITS_MAX = 200;

/**
 * What somebody else says, to be told in a message of the editor's: in one line, and with nothing
 * that the editor draws as a link, as it may lead to a command and quote what a model wrote.
 */
export function quoted(message: string): string {
  const line = unlinked(message.replace(/\s+/g, ' ').trim());
  return `“${line.length <= MESSAGE_UNITS_MAX ? line : `${cutTo(line, MESSAGE_UNITS_MAX)}…`}”`;
}
