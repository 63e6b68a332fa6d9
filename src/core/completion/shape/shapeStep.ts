import type { Family } from '../../models/families.js';
import type { Span } from '../../syntax/span.js';
import type { CursorSite } from '../../text/cursorSite.js';
import type { Answer } from '../follow.js';

/** What a step may look at besides the text. */
export interface ShapeContext {
  readonly site: CursorSite;
  readonly span: Span;
  readonly family: Family;
  readonly ended: Answer['ended'];
}

/** A step takes a piece out of the text, from its start or its end. */
export type ShapeStep = (text: string, context: ShapeContext) => string;
