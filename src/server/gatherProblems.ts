import { type Problem, problemsText, type Report, SEVERITIES } from '../core/chat/problemsText.js';
import { linesOf } from '../core/text/lines.js';
import type { ChatDiagnostic, ChatReport } from '../protocol/chat.js';
import { documentName } from './documentPath.js';
import {
  EXCLUDED,
  type Found,
  isExcluded,
  leftOut,
  type Library,
  looseQuote,
  openDocument,
} from './library.js';

/** More files than the problems that are told can be in, and few enough to be read at once. */
const FILES_MAX = 100;

const URI = 'cove:problems';

/**
 * What the client reports, with the lines that it is about, as one quote.
 *
 * **Invariant:** nothing of an excluded file is quoted, and no word that is said of it.
 */
export async function gatherProblems(
  reported: readonly ChatReport[],
  library: Library,
): Promise<readonly Found[]> {
  const all = reported.filter(({ diagnostics }) => 0 < diagnostics.length);
  if (all.length === 0) return [quoteOf('The editor reports no problems.', [])];
  const looked = await Promise.all(
    all.slice(0, FILES_MAX).map(async each => ({
      ...each,
      report: (await isExcluded(each.uri, library)) ? undefined : await reportOf(each, library),
    })),
  );
  const reports = looked.flatMap(({ report }) => report ?? []);
  const { text, left } = problemsText(reports);
  return [
    ...(text === '' ? [] : [quoteOf(text, reports)]),
    ...looked
      .filter(({ report }) => !report)
      .map(({ uri }) => leftOut(uri, `its problems: ${EXCLUDED}`)),
    ...leftOver(left, all.length - looked.length),
  ];
}

async function reportOf({ uri, diagnostics }: ChatReport, library: Library): Promise<Report> {
  const lines = linesOf(await textOf(uri, library));
  return { name: documentName(uri), lines, problems: diagnostics.map(problemOf) };
}

async function textOf(uri: string, library: Library): Promise<string> {
  const document = openDocument(uri, library);
  if (document) return document.getText();
  const found = await library.textOnDisk(uri);
  return found.kind === 'text' ? found.text : '';
}

/** What comes without a severity is for the client to judge, says LSP: the worst is assumed. */
function problemOf({ range, message, severity = 1, source }: ChatDiagnostic): Problem {
  return {
    line: range.start.line,
    severity: SEVERITIES[severity - 1] ?? 'hint',
    message,
    source,
  };
}

function quoteOf(text: string, reports: readonly Report[]): Found {
  const files = reports.map(({ name }) => name);
  return looseQuote({ kind: 'problems', name: 'problems', text, why: 'the problems', files });
}

function leftOver(problems: number, files: number): readonly Found[] {
  const what = [
    ...(problems === 0 ? [] : [`${problems} more problems`]),
    ...(files === 0 ? [] : [`those of ${files} more files`]),
  ];
  return what.length === 0 ? [] : [leftOut(URI, `${what.join(', and ')}: too many to be quoted`)];
}
