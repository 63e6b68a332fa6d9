import assert from 'node:assert/strict';
import type { ShapeContext } from '../../src/core/completion/shape/shapeStep.js';
import { familyOf } from '../../src/core/models/families.js';
import { spanOf } from '../../src/core/syntax/span.js';
import type { CursorSite } from '../../src/core/text/cursorSite.js';

/** What a shape step may look at, for Qwen Coder at `site`, decided from the text alone. */
export function contextOf(site: CursorSite, ended: ShapeContext['ended'] = 'unit'): ShapeContext {
  const family = familyOf('qwen2.5-coder');
  assert.ok(family);
  return { site, span: spanOf(site, undefined, 'auto'), family, ended };
}
