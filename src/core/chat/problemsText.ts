import { cutTo } from '../text/cutTo.js';

/** What an editor reports of one place in a file. */
export interface Problem {
  /** From 0. */
  readonly line: number;
  readonly severity: Severity;
  readonly message: string;
  /** Who reports it, such as `ts`; undefined where that is not told. */
  readonly source: string | undefined;
}

export type Severity = (typeof SEVERITIES)[number];

/** What is reported of one file. */
export interface Report {
  /** The file's name without its folders. */
  readonly name: string;
  /** Empty where the file cannot be read. */
  readonly lines: readonly string[];
  readonly problems: readonly Problem[];
}

export interface ProblemsText {
  readonly text: string;
  /** How many are not told. */
  readonly left: number;
}

/** As LSP numbers them from 1, the worst first. */
export const SEVERITIES = ['error', 'warning', 'information', 'hint'] as const;

/** What a person can put right with one answer; a broken build reports thousands. */
const PROBLEMS_MAX = 100;

/** A longer line is data, and a longer message a page. */
const LINE_UNITS_MAX = 400;

/**
 * The problems as a model reads them: the worst of all files, under their files' names, each with
 * the line of code that it is about.
 */
export function problemsText(reports: readonly Report[]): ProblemsText {
  const all = reports.flatMap(({ problems }) => problems);
  const told = new Set(bySeverity(all).slice(0, PROBLEMS_MAX));
  const parts = reports.flatMap(({ name, lines, problems }) => {
    const rows = problems
      .filter(problem => told.has(problem))
      .toSorted((one, other) => one.line - other.line)
      .map(problem => rowOf(problem, lines));
    return rows.length === 0 ? [] : [[name, ...rows].join('\n')];
  });
  return { text: parts.join('\n\n'), left: all.length - told.size };
}

function bySeverity(problems: readonly Problem[]): readonly Problem[] {
  const rank = ({ severity }: Problem): number => SEVERITIES.indexOf(severity);
  return problems.toSorted((one, other) => rank(one) - rank(other));
}

function rowOf({ line, severity, message, source }: Problem, lines: readonly string[]): string {
  const who = source === undefined ? '' : ` (${source})`;
  const said = shortened(message.replace(/\s*\n\s*/g, ' ').trim());
  const code = shortened((lines[line] ?? '').trim());
  const row = `  line ${line + 1}, ${severity}${who}: ${said}`;
  return code === '' ? row : `${row}\n    ${code}`;
}

function shortened(line: string): string {
  return line.length <= LINE_UNITS_MAX ? line : `${cutTo(line, LINE_UNITS_MAX)}…`;
}
