import { table } from '../markdownTable.js';
import { KINDS } from './holes.js';
import { LANGUAGES } from './packages.js';
import type { Score } from './scores.js';
import { COVE } from './subjects.js';
import { type Difference, faultsOf, gateOf, type Line, linesOf } from './summary.js';

/** All tables over some scores, as Markdown. */
export function tablesOf(scores: readonly Score[]): string {
  const sections = [
    section('All holes', linesTable(linesOf(scores))),
    ...KINDS.map(kind =>
      section(TITLES[kind], linesTable(linesOf(scores.filter(({ hole }) => hole.kind === kind)))),
    ),
    ...LANGUAGES.map(language => {
      const own = scores.filter(({ hole }) => hole.language === language);
      return section(NAMES[language], linesTable(linesOf(own)));
    }),
    section('What nobody forgives', faultsTable(scores)),
    section('What Cove keeps back', gateWords(scores)),
  ];
  return sections.join('\n\n');
}

const TITLES = { line: 'The rest of a line', next: 'The next line', block: 'A block' } as const;
const NAMES = { typescript: 'TypeScript', python: 'Python', go: 'Go' } as const;

function linesTable(lines: readonly Line[]): string {
  const head = [
    '',
    'holes',
    'shown, %',
    'first line exact, %',
    'Cove’s lead, points (95 %)',
    'edit similarity, %',
    'Cove’s lead, points (95 %)',
  ];
  const rows = lines.map(line => [
    line.subject,
    String(line.holes),
    number(line.shown, 0),
    number(line.exact, 1),
    led(line.exactLess),
    number(line.similarity, 1),
    led(line.similarityLess),
  ]);
  return table(head, rows);
}

function faultsTable(scores: readonly Score[]): string {
  const head = ['', 'shown', 'file parses, %', 'repeats the next line, %', 'leaks, %'];
  const rows = faultsOf(scores).map(({ subject, shown, parses, repeats, leaks }) => [
    subject,
    String(shown),
    number(parses, 1),
    number(repeats, 1),
    number(leaks, 1),
  ]);
  return table(head, rows);
}

function gateWords(scores: readonly Score[]): string {
  const { wrong, ofWrong, exact, ofExact } = gateOf(scores);
  return `Of ${wrong} suggestions whose first line was wrong ${COVE} kept back ${number(ofWrong, 0)} %, of ${exact} exact ones ${number(ofExact, 0)} %.`;
}

function led(difference: Difference | undefined): string {
  if (!difference) return '';
  const { mean, low, high } = difference;
  return `${signed(mean)} (${signed(low)} to ${signed(high)})`;
}

function signed(value: number): string {
  return `${0 <= value ? '+' : '−'}${Math.abs(value).toFixed(1)}`;
}

function number(value: number, digits: number): string {
  return Number.isNaN(value) ? '–' : value.toFixed(digits);
}

function section(title: string, body: string): string {
  return `## ${title}\n\n${body}`;
}
