import type { Setting } from './setting.js';

/** An action that a person wrote for themselves. */
export interface OwnActionRow {
  readonly title: string;
  /** What the model is asked. */
  readonly prompt: string;
  /** Words, or new code. */
  readonly delivery: 'answer' | 'rewrite';
}

/** More rows are no menu. */
const ROWS_MAX = 50;

/** What fits into a menu. */
const TITLE_UNITS_MAX = 60;

/** What a small model follows, and a small context holds besides the code. */
const PROMPT_UNITS_MAX = 2_000;

const SCHEMA = {
  type: 'array',
  maxItems: ROWS_MAX,
  items: {
    type: 'object',
    required: ['title', 'prompt'],
    additionalProperties: false,
    properties: {
      title: { type: 'string', minLength: 1, maxLength: TITLE_UNITS_MAX },
      prompt: { type: 'string', minLength: 1, maxLength: PROMPT_UNITS_MAX },
      delivery: { type: 'string', enum: ['rewrite', 'answer'], default: 'rewrite' },
    },
    defaultSnippets: [{ body: { title: '$1', prompt: '$2', delivery: 'rewrite' } }],
  },
};

/** A list of a person's own actions; a row that makes no sense is told and left out. */
export function ownActions(description: string): Setting<readonly OwnActionRow[]> {
  return {
    default: [],
    description,
    schema: SCHEMA,
    scope: 'resource',
    read: raw => (Array.isArray(raw) ? rowsIn(raw).rows : undefined),
    faultsIn: raw => (Array.isArray(raw) ? rowsIn(raw).faults : []),
  };
}

interface Rows {
  readonly rows: readonly OwnActionRow[];
  readonly faults: readonly string[];
}

function rowsIn(raw: readonly unknown[]): Rows {
  const rows: OwnActionRow[] = [];
  const faults: string[] = [];
  for (const [at, each] of raw.slice(0, ROWS_MAX).entries()) {
    const row = rowIn(each);
    const fault = typeof row === 'string' ? row : faultBeside(row, rows);
    if (fault !== undefined) faults.push(`row ${at + 1} ${fault}, so it is left out`);
    else if (typeof row !== 'string') rows.push(row);
  }
  if (ROWS_MAX < raw.length) faults.push(`the rows behind the first ${ROWS_MAX} are left out`);
  return { rows, faults };
}

/** The row, or what is wrong with it. */
function rowIn(raw: unknown): OwnActionRow | string {
  const title = textOf(raw, 'title');
  const prompt = textOf(raw, 'prompt');
  const said = memberOf(raw, 'delivery') ?? 'rewrite';
  const delivery = (['rewrite', 'answer'] as const).find(each => each === said);
  if (title === '') return 'has no title';
  if (TITLE_UNITS_MAX < title.length) return `has a title of over ${TITLE_UNITS_MAX} characters`;
  if (prompt === '') return 'has no prompt';
  if (PROMPT_UNITS_MAX < prompt.length)
    return `has a prompt of over ${PROMPT_UNITS_MAX} characters`;
  if (!delivery) return 'has a delivery that is neither "rewrite" nor "answer"';
  return { title, prompt, delivery };
}

/** Two of one title could not be told apart. */
function faultBeside({ title }: OwnActionRow, rows: readonly OwnActionRow[]): string | undefined {
  return rows.some(other => other.title === title) ? 'has the title of another' : undefined;
}

function textOf(raw: unknown, key: string): string {
  const value = memberOf(raw, key);
  return typeof value === 'string' ? value.trim() : '';
}

function memberOf(raw: unknown, key: string): unknown {
  if (typeof raw !== 'object' || raw === null) return undefined;
  return Object.entries(raw).find(([name]) => name === key)?.[1];
}
