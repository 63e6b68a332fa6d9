import type { DiagnoseLine } from '../protocol/diagnose.js';
import type { LedgerLine } from '../protocol/ledger.js';
import type { PromptLastResult, PromptSource } from '../protocol/prompt.js';
import { wrapped } from './wrapped.js';

/**
 * What the page of that title is called, such as `Cove ledger.txt`. By its ending the editor takes
 * it for plain text, whatever file it is about: nothing in it is a link that runs a command.
 */
export function pageName(title: string): string {
  return `Cove ${title}.txt`;
}

/** What was sent last for completions, and below it what was sent for anything else. */
export function promptsText(
  completion: PromptLastResult,
  others: readonly (PromptLastResult | undefined)[],
): string {
  const sent = others.flatMap(other => (other && other.prompt !== '' ? [promptText(other)] : []));
  return [promptText(completion, BEGUN), ...sent].join(`\n\n${'═'.repeat(72)}\n`);
}

/** Why a prompt may hold what nobody typed. */
const BEGUN = ' Behind a word that was begun it may end in what the model made of that.';

/** What was sent last, to the letter, below what is to be said of it. */
function promptText(last: PromptLastResult, note = ''): string {
  const head = [`Outcome: ${last.outcome}`];
  if (last.prompt === '') return `${head.join('\n')}\n`;
  return [
    ...head,
    `Model:   ${last.model}`,
    ...last.sources.map(source => `Source:  ${sourceText(source)}`),
    `Options: ${JSON.stringify(last.options)}`,
    '',
    `What follows is the prompt, to the letter.${note}`,
    '─'.repeat(72),
    last.prompt,
  ].join('\n');
}

function sourceText({ uri, range, why, tokens }: PromptSource): string {
  const lines = `lines ${range.start.line + 1} to ${range.end.line + 1}`;
  return `${uri.split('/').at(-1) ?? uri}, ${lines}, ${why}, about ${tokens} tokens`;
}

/** The ledger as a table, the newest request first. */
export function ledgerText(lines: readonly LedgerLine[]): string {
  const intro = [
    'Every request of Cove, written down before it was sent or refused.',
    'No text of yours is in here. The newest is on top; the same again is one row.',
    '',
  ];
  const rows = folded(lines)
    .map(({ line: { at, host, verdict, purpose, bytes, files }, since, times }) => [
      timeText(at),
      host,
      verdict,
      purpose,
      `${bytes} bytes`,
      [...files, ...(times === 1 ? [] : [`${times} times since ${sinceText(since, at)}`])].join(
        ', ',
      ),
    ])
    .reverse();
  if (rows.length === 0) return [...intro, 'Nothing was sent yet.', ''].join('\n');
  return [
    ...intro,
    ...aligned([['time (UTC)', 'host', 'verdict', 'purpose', 'size', 'quotes'], ...rows]),
    '',
  ].join('\n');
}

/** The last of requests that are the same, when the first of them was sent, and how many there are. */
interface Fold {
  readonly line: LedgerLine;
  readonly since: string;
  readonly times: number;
}

/** Requests that follow each other and differ in their time alone are one. */
function folded(lines: readonly LedgerLine[]): readonly Fold[] {
  const folds: Fold[] = [];
  for (const line of lines) {
    const last = folds.at(-1);
    if (last && keyOf(last.line) === keyOf(line)) {
      folds.splice(-1, 1, { line, since: last.since, times: last.times + 1 });
    } else folds.push({ line, since: line.at, times: 1 });
  }
  return folds;
}

function keyOf(line: LedgerLine): string {
  return JSON.stringify({ ...line, at: '' });
}

/** The day is told where it is another one. */
function sinceText(since: string, at: string): string {
  const isToday = since.slice(0, 10) === at.slice(0, 10);
  return isToday ? since.slice(11, 19) : timeText(since);
}

function timeText(at: string): string {
  return at.slice(0, 19).replace('T', ' ');
}

function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const columns = rows[0]?.map((_, at) => Math.max(...rows.map(row => row[at]?.length ?? 0))) ?? [];
  return rows.map(row =>
    row
      .map((cell, at) => cell.padEnd(columns[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

/**
 * What the signs before the rows mean. The editor marks the word at the cursor all over a page, so
 * a page begins with none.
 */
const KEY = '(✓ fine, ~ could be better, ✗ wrong, → what helps)';

/** The diagnosis as lines to read or to copy: no code, prompt or path is in it. */
export function diagnosisText(lines: readonly DiagnoseLine[]): string {
  const rows = lines.flatMap(({ ok, weak, check, detail, remedy }) => [
    ...wrapped(`${ok ? (weak ? '~' : '✓') : '✗'} ${check}: ${detail}`, '    '),
    ...(remedy === undefined ? [] : wrapped(`    → ${remedy}`, '      ')),
  ]);
  return [KEY, '', ...rows, ''].join('\n');
}
