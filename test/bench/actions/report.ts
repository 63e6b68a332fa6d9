import { table } from '../markdownTable.js';
import { KINDS, LANGUAGES } from './cases.js';
import { VERDICTS } from './judge.js';
import type { Score } from './scores.js';
import { COVE, PLAIN } from './subjects.js';
import { type Interval, type Rates, ratesOf } from './summary.js';

const TITLES = { document: 'Document', fix: 'Fix', refactor: 'Refactor' } as const;
const NAMES = { typescript: 'TypeScript', python: 'Python' } as const;

/** All tables over some scores, as Markdown. */
export function tablesOf(scores: readonly Score[]): string {
  const unseen = scores.filter(({ one }) => !one.tuned);
  return [
    section('All cases', ratesTable(scores)),
    section('Code as it is in projects', ratesTable(scores.filter(({ one }) => one.isReal))),
    section('Small pieces of code', ratesTable(scores.filter(({ one }) => !one.isReal))),
    section('Cases that nobody looked at before', ratesTable(unseen)),
    section('What came', verdictsTable(scores)),
  ].join('\n\n');
}

function ratesTable(scores: readonly Score[]): string {
  const head = ['', 'cases', 'Cove, % (95 %)', 'plain, % (95 %)', 'times as good (95 %)'];
  const groups: readonly (readonly [string, readonly Score[]])[] = [
    ...KINDS.map(kind => [TITLES[kind], scores.filter(({ one }) => one.kind === kind)] as const),
    ...LANGUAGES.map(
      language => [NAMES[language], scores.filter(({ one }) => one.language === language)] as const,
    ),
    ['all', scores],
  ];
  const rows = groups.flatMap(([title, some]) =>
    some.length === 0 ? [] : [row(title, ratesOf(some))],
  );
  return table(head, rows);
}

function row(title: string, { cases, cove, plain, ratio }: Rates): readonly string[] {
  return [title, String(cases), interval(cove, 0), interval(plain, 0), interval(ratio, 2)];
}

function verdictsTable(scores: readonly Score[]): string {
  const kinds = KINDS.filter(kind => scores.some(({ one }) => one.kind === kind));
  const columns = kinds.flatMap(kind => [COVE, PLAIN].map(subject => ({ kind, subject })));
  const head = ['', ...columns.map(({ kind, subject }) => `${TITLES[kind]}, ${subject}`)];
  const rows = VERDICTS.map(verdict => [
    verdict,
    ...columns.map(({ kind, subject }) => {
      const own = scores.filter(score => score.one.kind === kind && score.subject === subject);
      return String(own.filter(score => score.verdict === verdict).length);
    }),
  ]);
  return table(head, rows);
}

function interval({ mean, low, high }: Interval, digits: number): string {
  const [middle = '', from = '', to = ''] = [mean, low, high].map(value => number(value, digits));
  return `${middle} (${from} to ${to})`;
}

function number(value: number, digits: number): string {
  return Number.isFinite(value) ? value.toFixed(digits) : '–';
}

function section(title: string, body: string): string {
  return `## ${title}\n\n${body}`;
}
