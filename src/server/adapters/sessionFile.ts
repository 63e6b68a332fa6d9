import * as v from 'valibot';
import type { Branch as SessionBranch, Session } from '../../core/chat/session.js';

const Count = v.fallback(v.number(), 0);
const Text = v.fallback(v.string(), '');
const Spot = v.object({ line: v.number(), character: v.number() });
const Range = v.object({ start: Spot, end: Spot });

const Quote = v.object({
  uri: v.string(),
  name: v.string(),
  range: Range,
  whole: v.boolean(),
  text: v.string(),
  why: Text,
  files: v.exactOptional(v.array(v.string())),
});

const Source = v.object({
  uri: v.string(),
  range: v.exactOptional(Range),
  why: v.string(),
  tokens: Count,
  left: v.exactOptional(v.literal(true)),
});

const Usage = v.object({ promptTokens: Count, generatedTokens: Count, contextTokens: Count });

const Exchange = v.object({
  question: v.object({
    text: v.string(),
    at: v.string(),
    quotes: v.array(Quote),
    from: v.pipe(v.number(), v.integer(), v.minValue(0)),
  }),
  answer: v.object({
    text: v.string(),
    at: v.string(),
    state: v.picklist(['running', 'done', 'stopped', 'failed']),
    model: v.string(),
    sources: v.array(Source),
    usage: Usage,
    reason: v.exactOptional(v.string()),
    remedy: v.exactOptional(v.string()),
  }),
});

const OneBranch = {
  at: v.pipe(v.number(), v.integer(), v.minValue(0)),
  exchanges: v.array(Exchange),
};

/** Branches of branches; files of the first days have none. */
const Branch: v.GenericSchema<unknown, SessionBranch> = v.object({
  ...OneBranch,
  branches: v.optional(
    v.lazy(() => v.array(Branch)),
    [],
  ),
});

/** The number tells a later version what it reads. */
const VERSION = 1;

const File = v.object({
  version: v.literal(VERSION),
  session: v.object({
    id: v.string(),
    startedAt: v.string(),
    title: Text,
    model: Text,
    systemPrompt: Text,
    exchanges: v.array(Exchange),
    branches: v.array(Branch),
  }),
});

/** The text of the file of a session. */
export function fileOf(session: Session): string {
  return `${JSON.stringify({ version: VERSION, session })}\n`;
}

/**
 * The session in the text of a file; undefined where there is none: a file that is torn, foreign,
 * or of another version.
 *
 * **Invariant:** never throws, whatever the text.
 */
export function sessionIn(text: string): Session | undefined {
  try {
    const read = v.safeParse(File, JSON.parse(text));
    return read.success ? read.output.session : undefined;
  } catch {
    return undefined;
  }
}
