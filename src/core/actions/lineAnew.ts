import { withoutControlText } from '../models/controlText.js';
import { type Family, familyOf, fillsMiddle } from '../models/families.js';
import type { FillRequest } from '../models/modelRuntime.js';
import { languageOf } from '../syntax/languages.js';
import { indentOf, isBlank } from '../text/cursorSite.js';
import { cutTo } from '../text/cutTo.js';
import { lineEnd, lineStart } from '../text/lines.js';
import type { Job, Stretch } from './job.js';
import type { Asker } from './prepare.js';

/** As much code as a model of half a billion parameters heeds, in UTF-16 units. */
const BEFORE_UNITS_MAX = 2_000;
const AFTER_UNITS_MAX = 1_000;

/** No line of code is longer. */
const LINE_TOKENS_MAX = 96;

/** A line that the editor reports, and what stands for it in a prompt. */
interface Reported {
  readonly indent: string;
  readonly mark: string;
  readonly message: string;
  readonly code: string;
}

/**
 * How the line is asked for. A model that sees it in a comment keeps what was right in it, and
 * says all of it again at times; one that does not see it has to write another.
 */
const WAYS: readonly ((reported: Reported) => string)[] = [
  ({ indent, mark, message, code }) =>
    [`Error: ${message}`, code, 'Fixed:'].map(text => `${indent}${mark} ${text}\n`).join(''),
  () => '',
];

/** The hole that a reported line leaves, and the ways to have it filled. */
export interface LineAnew {
  /** What stands in the line behind its indent. */
  readonly stretch: Stretch;
  readonly requests: readonly FillRequest[];
  /** The code that an answer has for the line; undefined where it has none, or the same. */
  readonly codeIn: (said: string) => string | undefined;
}

/**
 * The last try of a fix: the first line in `target` that the editor reports something of, written
 * anew by filling in the middle. Undefined where nothing is reported there, the language has no
 * comments of a line, or the model was not taught to fill in.
 */
export function lineAnew(
  { document, problems }: Pick<Job, 'document' | 'problems'>,
  target: Stretch,
  asker: Asker,
): LineAnew | undefined {
  const { text, language } = document;
  const family = familyOf(asker.model.name);
  const mark = languageOf(language).lineComment;
  const [first] = problems
    .filter(({ start }) => target.start <= lineEnd(text, start) && start < target.end)
    .sort((one, other) => one.start - other.start);
  if (!first || mark === undefined || !family || !fillsMiddle(family)) return undefined;

  const start = lineStart(text, first.start);
  const end = lineEnd(text, first.start);
  const line = text.slice(start, end);
  const indent = indentOf(line);
  const code = line.trim();
  const stretch = { start: start + indent.length, end: start + line.trimEnd().length };
  if (code === '' || stretch.start < target.start || target.end < stretch.end) return undefined;
  const message = problems
    .filter(problem => start <= problem.start && problem.start <= end)
    .map(problem => problem.message.replace(/\s+/g, ' '))
    .join('; ');
  const sides = {
    before: above(text, start, asker),
    after: cutTo(text.slice(end), AFTER_UNITS_MAX),
  };
  const requests = WAYS.map(way =>
    requestOf(sides, way({ indent, mark, message, code }) + indent, { family, asker, document }),
  );
  return {
    stretch,
    requests,
    codeIn: said => {
      const [written = ''] = said.trim().split('\n');
      const isNew = !isBlank(written) && written !== code && !written.startsWith(mark);
      return isNew ? written.trimEnd() : undefined;
    },
  };
}

/** What stands above the line, below what the code calls in other files. */
function above(text: string, start: number, { nearby }: Asker): string {
  const others = (nearby?.others ?? []).map(
    ({ text: other, ...piece }) => `${other.slice(piece.start, piece.end)}\n\n`,
  );
  const from = Math.max(0, start - BEFORE_UNITS_MAX);
  const whole = from === 0 ? 0 : Math.min(start, lineEnd(text, from) + 1);
  return others.join('') + text.slice(whole, start);
}

interface Sending {
  readonly family: Family;
  readonly asker: Asker;
  readonly document: Job['document'];
}

function requestOf(
  { before, after }: { readonly before: string; readonly after: string },
  head: string,
  { family, asker: { model, keepAlive, fileName, nearby }, document }: Sending,
): FillRequest {
  const quoted = (text: string): string =>
    withoutControlText(text.replaceAll('\r\n', '\n'), family);
  const uris = [document.uri, ...(nearby?.others ?? []).map(({ uri }) => uri)];
  return {
    model: model.name,
    prompt: family.render({ before: quoted(before + head), typed: '', after: quoted(after) }),
    stop: [...family.stop, '\n'],
    maxTokens: LINE_TOKENS_MAX,
    sureness: false,
    alternatives: 0,
    contextLength: model.echo,
    keepAlive: keepAlive === '' ? undefined : keepAlive,
    files: [...new Set(uris)].map(fileName),
  };
}
