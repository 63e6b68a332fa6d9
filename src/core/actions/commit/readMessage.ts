import { isBlank } from '../../text/cursorSite.js';
import { linesOf } from '../../text/lines.js';
import { withoutThoughts } from '../withoutThoughts.js';

export interface MessageStyle {
  /** Whether the project's messages have more than a first line. */
  readonly hasBody: boolean;
  /** Whether its first lines end in a period. */
  readonly endsInPeriod: boolean;
}

/** A body of more lines is a small model that cannot stop. */
const BODY_LINES_MAX = 12;

/** Words to the person before the message. */
const LEAD =
  /^(?:sure|certainly|of course|okay|ok|here(?:'s|’s| is| are)|the commit message|based on|this is)\b.*:$/i;

/** What models write before a message to say that it is one. */
const LABEL =
  /^(?:#+\s*)?\**(?:commit message|commit|message|subject|title|summary)\**\s*:\s*\**\s*/i;

/** Words to the person behind it. */
const AFTERWORD =
  /^(?:this (?:commit )?message|this commit message|explanation|note|let me know|i hope|feel free)\b/i;

/**
 * The message in what a model said, or as much as is sure to be of it while it speaks; empty where
 * there is none.
 *
 * Fences, marks, quotes and words to the person are taken off. A line that was said before ends it,
 * since that is a small model that goes in circles.
 */
export function readMessage(reply: string, style: MessageStyle, isWhole = true): string {
  const lines = inFence(linesOf(withoutThoughts(reply)).map(line => line.trimEnd()));
  const said = isWhole ? lines : sureLines(lines);
  const start = said.findIndex(
    line => !isBlank(line) && !LEAD.test(line.trim()) && bare(line) !== '',
  );
  if (start < 0) return '';
  const subject = subjectOf(said[start] ?? '', style);
  const body = style.hasBody ? bodyOf(said.slice(start + 1), subject) : [];
  return body.length === 0 ? subject : [subject, '', ...body].join('\n');
}

/** The lines of the first fence, or all where there is none. */
function inFence(lines: readonly string[]): readonly string[] {
  const isFence = (line: string): boolean => /^\s*(?:`{3,}|~{3,})/.test(line);
  const open = lines.findIndex(isFence);
  if (open < 0) return lines;
  // What was said before a fence that has nothing in it was the message.
  const inside = lines.slice(open + 1);
  const close = inside.findIndex(isFence);
  const block = close < 0 ? inside : inside.slice(0, close);
  const before = lines.slice(0, open);
  const isTold = before.some(
    line => !isBlank(line) && !LEAD.test(line.trim()) && bare(line) !== '',
  );
  return isTold ? before : block;
}

/** What stands in the last line while it is written may yet be words to the person. */
function sureLines(lines: readonly string[]): readonly string[] {
  const last = lines.at(-1) ?? '';
  const isOpen =
    /^\W*(?:(?:sure|certainly|of|okay|ok|here|the|based|this|commit|message|subject|title|summary)\b|$)/i;
  const isUnsure =
    lines.every((line, at) => at === lines.length - 1 || isBlank(line)) && isShort(last);
  return isUnsure && isOpen.test(last) ? lines.slice(0, -1) : lines;
}

function isShort(line: string): boolean {
  return line.split(/\s+/).length < 6;
}

function subjectOf(line: string, { endsInPeriod }: MessageStyle): string {
  const subject = bare(line);
  return endsInPeriod ? subject : subject.replace(/(?<=[^.])\.$/, '').trimEnd();
}

/** Without labels, and the quotes and marks that are around all of it. */
function bare(line: string): string {
  const text = line
    .trim()
    .replace(/^(?:[-*•]|#+)\s+/, '')
    .replace(LABEL, '')
    .trim();
  const [, inner] = /^(?:\*\*|["'`“‘])(.*?)(?:\*\*|["'`”’])$/.exec(text) ?? [];
  const said = (inner ?? text).replace(/^\*\*|\*\*$/g, '').trim();
  return /^(?:`{3}|~{3})/.test(said) ? '' : said;
}

function bodyOf(lines: readonly string[], subject: string): readonly string[] {
  const body: string[] = [];
  const said = new Set([subject.toLowerCase()]);
  for (const line of lines) {
    const key = line.trim().toLowerCase();
    if (AFTERWORD.test(key) || (key !== '' && said.has(key)) || BODY_LINES_MAX <= body.length)
      break;
    said.add(key);
    if (key !== '' || (0 < body.length && body.at(-1) !== '')) body.push(line.trimEnd());
  }
  while (body.at(-1) === '') body.pop();
  return body;
}
