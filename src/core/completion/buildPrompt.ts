import { withoutControlText } from '../models/controlText.js';
import type { ReadyModel } from '../models/readiness.js';
import type { CursorSite } from '../text/cursorSite.js';
import type { Budget, PromptWindow } from './window.js';

/**
 * Tokens before the cursor. A cold prompt of this length takes a second or two on a laptop
 * without a graphics card, and the cache pays for it once a burst.
 */
const BEFORE_TOKENS = 768;

/**
 * Tokens after the cursor, evaluated again at each key in prefix-suffix-middle order; most of the
 * suffix's worth is in the first 20 (DESIGN measurements on Qwen2.5-Coder 0.5B and 1.5B).
 */
const AFTER_TOKENS = 64;

/** Room for the marks of the template and for what the estimate of tokens may miss. */
const RESERVE_TOKENS = 64;

/** The budget of a prompt: what the model's context leaves, and no more than `limit` (0 = ours). */
export function budgetFor(model: ReadyModel, maxTokens: number, limit: number): Budget {
  const wanted = limit === 0 ? BEFORE_TOKENS + AFTER_TOKENS : limit;
  const room = Math.max(0, model.contextLength - maxTokens - RESERVE_TOKENS);
  const total = Math.min(wanted, room);
  const after = Math.min(AFTER_TOKENS, Math.floor(total / 4));
  return { before: total - after, after };
}

/** The raw prompt for the hole at the cursor. The user's text cannot speak as a control token. */
export function buildPrompt(site: CursorSite, window: PromptWindow, model: ReadyModel): string {
  const cursor = site.before.length;
  return model.family.render({
    before: quoted(site.before.slice(window.start), model),
    after: quoted(site.after.slice(0, window.end - cursor), model),
  });
}

/** Models were taught with line feeds alone. */
function quoted(text: string, model: ReadyModel): string {
  return withoutControlText(text.replaceAll('\r\n', '\n'), model.family);
}
