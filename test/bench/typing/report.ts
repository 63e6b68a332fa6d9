import { cpus } from 'node:os';
import { type Cells, table } from '../markdownTable.js';
import { PEERS } from '../peers/table.js';
import { barsOf } from './bars.js';
import type { Figures } from './figures.js';
import { type Results, type Row, rowsOn, SERVERS } from './results.js';
import { story } from './tides.js';

/** The tables, as they are printed and as the page has them. */
export function tablesOf(results: Results): string {
  const scripted = SERVERS.filter(({ name }) => 0 < rowsOn(results, name).length);
  return [
    section('Cove against its bars', table(['what', 'bar', 'reached', ''], barRows(results))),
    ...scripted.map(({ name, speed }) =>
      section(
        `Scripted server: ${number(speed.prompt)} prompt and ${number(speed.generated)} generated tokens a second`,
        table(HEAD, rowsOn(results, name).map(rowOf)),
      ),
    ),
    ...followedSection(results),
    ...leavingSection(results),
    ...realSection(results),
  ].join('\n\n');
}

/** The page in `docs/bench`. */
export function pageOf(results: Results): string {
  return [
    '# Typing',
    INTRODUCTION,
    '![Pauses with a suggestion in time, and prompt tokens evaluated for each request](typing.svg)',
    tablesOf(results),
    HOW,
    section(
      'The peers, by their defaults',
      table(
        ['peer', 'waits', 'while typing along', 'window', 'limit', 'a stale request'],
        PEERS.map(({ name, policy: { wait, reuse, window, limit, stale } }) => {
          return [name, wait, reuse, window, limit, stale];
        }),
      ),
    ),
    'Where these are written down:',
    PEERS.map(({ policy }) => `- ${policy.source}.`).join('\n'),
  ].join('\n\n');
}

const INTRODUCTION = [
  'What a person feels while typing: how often a suggestion is there before the next key, and what that costs the server.',
  '`npm run bench -- typing` measures it and writes this page.',
  `Measured on ${cpus().length} processors with Node ${process.versions.node}.`,
].join('\n');

const { before: BEFORE, parts: PARTS } = story();
const LINES_THERE = BEFORE.split('\n').length - 1;
const LINES_WRITTEN = PARTS.reduce((sum, { text }) => sum + text.split('\n').length - 1, 0);

const HOW = `## How it is measured

The trace is synthetic: a person writes ${LINES_WRITTEN} lines at ${PARTS.length} places of a TypeScript file of ${LINES_THERE} lines, with the brackets and indents that VS Code adds, some wrong letters that are taken back, and two jumps.
The rhythm follows published statistics of typing (log-normal intervals, slower at the borders of words and at signs; Dhakal and others, CHI 2018; González and others, Heliyon 2021), with exactly 42 pauses of 400 to 2,500 ms behind a typed key, most of them after a line break, a sign, or a finished statement.
A pause is won if a suggestion is to be seen before the next key.

An editor is played as VS Code does it: each change is told at its key; 50 ms later, unless another key came, a suggestion is asked for; the next key takes the request back.
Cove is its built server as a process of its own, with its defaults, over its own protocol.
The peers are their request policies and prompts, written anew from their documented constants, without context from other files.

The scripted servers are real HTTP servers with one slot, which keep the longest common prefix of the last prompt and its answer, evaluate and generate so many tokens a second, and notice that a client left when the next batch of 64 tokens or the next token is due.
Where a request asks what else a token might be, they name what the person has typed: a real vocabulary has no such token now and then, which the real Ollama shows.
Where suggestions are never followed, the model says plausible lines that are never what the person types next; elsewhere it knows what the person is about to write.

"Late" is a pause that ended without a suggestion.
Tokens evaluated are those of a prompt that the cache did not hold when its turn came; what only warms the cache is counted apart, with the tokens that it made the server evaluate.
Unseen tokens are what was generated and never shown, for each text that was shown.
Closing is the time from the key that made a running request useless to the end of its connection, or to its own end where nobody closed it.

On the real Ollama the competitors come one after the other, each on a cold cache; the person waits in a pause for up to eight seconds, so that slow answers are measured too, and a pause is won by the time that the trace gives it.
Tokens evaluated are there those of the texts behind the common prefix, by the tokenizer of this bench.`;

const HEAD: Cells = [
  '',
  'pauses in time',
  'key to ghost text p50 / p95, ms',
  'of those shown p50 / p95, ms',
  'requests per key',
  'tokens evaluated p50 / p95',
  'after a newline p50 / p95',
  'unseen tokens per suggestion',
  'most in flight',
  'closing p95 / most, ms',
  'warm-ups / tokens',
];

function rowOf({ competitor, figures }: Row): Cells {
  const { evaluated, afterNewline, ghost, waited, closing } = figures;
  return [
    competitor,
    `${figures.inTime} of ${figures.pauses}`,
    pair(ghost.median, ghost.p95),
    pair(waited.median, waited.p95),
    number(figures.requestsPerKey, 2),
    pair(evaluated.median, evaluated.p95),
    pair(afterNewline.median, afterNewline.p95),
    number(figures.wastedPerShown, 1),
    number(figures.inFlightMost),
    pair(closing.p95, closing.most),
    pair(figures.warmUps, figures.warmUpTokens),
  ];
}

function barRows(results: Results): readonly Cells[] {
  return barsOf(results).map(({ what, bar, reached, met }) => {
    const verdict = met === undefined ? '' : met ? 'met' : 'not met';
    return [what, bar, reached, verdict];
  });
}

function followedSection({ followed }: Results): readonly string[] {
  if (followed.length === 0) return [];
  const rows = followed.map(({ server, along, accepting }): Cells => [
    server,
    number(along?.keys),
    number(along?.requestsPerKey, 3),
    percent(along?.fromMemory),
    number(accepting?.accepts),
    percent(accepting?.fromMemory),
  ]);
  const head = [
    'server',
    'keys that follow a suggestion',
    'requests per such key',
    'answered within 5 ms',
    'accepts',
    'next suggestion within 20 ms',
  ];
  return [section('Cove where its suggestions are followed', table(head, rows))];
}

function leavingSection({ leaving }: Results): readonly string[] {
  if (!leaving) return [];
  const { server, arrival, inShort } = leaving;
  const rows: readonly Cells[] = [
    ['the server alone, from the editor’s bytes to the head of the request', ...ofSpread(server)],
    [
      'from the key to the arrival, with pipes and the turns of three processes',
      ...ofSpread(arrival),
    ],
    ['the server alone, in the file of the trace', ...ofSpread(inShort)],
  ];
  const head = ['what', 'keys', 'p50, ms', 'p95, ms', 'most, ms'];
  const title = 'Cove in a file of 10,000 lines: until the request leaves';
  return [section(title, table(head, rows))];
}

function realSection({ real }: Results): readonly string[] {
  if (!real) return [];
  const { model, version, speed, rows, pausesSeen, mixed } = real;
  const lines = [
    `${model} on Ollama ${version}: ${number(speed.prompt)} prompt and ${number(speed.generated)} generated tokens a second.`,
    ...(rows.length === 0
      ? []
      : [`The first ${number(pausesSeen)} pauses, which every competitor was seen in.`]),
  ];
  const mixedLine = mixed
    ? `Completions and chat on one model: ${mixed.completions} completions, ${mixed.chats} answers in a chat, ${mixed.reloads} reloads.`
    : '';
  const head = [...HEAD, 'evaluated by the server’s counts p50 / p95'];
  const cells = rows.map(row => [...rowOf(row), pair(row.counted?.median, row.counted?.p95)]);
  const parts = [lines.join('\n'), rows.length === 0 ? '' : table(head, cells), mixedLine];
  return [section('The real Ollama', parts.filter(part => part !== '').join('\n\n'))];
}

function ofSpread({ count, median, p95, most }: Figures['closing']): Cells {
  return [number(count), number(median, 1), number(p95, 1), number(most, 1)];
}

function section(title: string, body: string): string {
  return `## ${title}\n\n${body}`;
}

function pair(one: number | undefined, other: number | undefined): string {
  return `${number(one)} / ${number(other)}`;
}

function percent(share: number | undefined): string {
  return share === undefined || Number.isNaN(share) ? '' : `${number(100 * share)} %`;
}

function number(value: number | undefined, digits = 0): string {
  if (value === undefined || Number.isNaN(value)) return '–';
  if (value === Infinity) return 'late';
  return value.toLocaleString('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}
