import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { applied, type Edit } from './document.js';

const Count = v.pipe(v.number(), v.integer());

/** One key: a change, or a step of the cursor to another place. Places are of lines, from 0. */
const Key = v.object({
  /** Milliseconds after the first. */
  at: Count,
  /** From line, column to line, column; left out where nothing changes. */
  range: v.optional(v.tuple([Count, Count, Count, Count])),
  text: v.optional(v.string()),
  cursor: v.tuple([Count, Count]),
});

const Trace = v.object({
  /** How it came to be. */
  made: v.string(),
  seed: Count,
  keys: v.array(Key),
});

export type Key = v.InferOutput<typeof Key>;
export type Trace = v.InferOutput<typeof Trace>;

/** A pause is as long as this, in ms: long enough to look at what is suggested. */
export const PAUSE_MS = 400;

export const TRACE_FILE = 'test/bench/typing/trace.json';

/** A key as the player presses it. */
export interface Press {
  readonly at: number;
  /** Until the next key; the last one is followed by a pause that does not count. */
  readonly gap: number;
  readonly pause: boolean;
  readonly edit: Edit | undefined;
  readonly cursor: number;
}

export function readTrace(): Trace {
  return v.parse(Trace, JSON.parse(readFileSync(join(process.cwd(), TRACE_FILE), 'utf8')));
}

/** The keys with offsets in place of lines, for the document that they were pressed in. */
export function pressesOf(trace: Trace, before: string): readonly Press[] {
  let document = TextDocument.create('file:///work/tides.ts', 'typescript', 0, before);
  return trace.keys.map((key, index) => {
    const edit = editOf(key, document);
    const text = edit ? applied(document.getText(), edit) : document.getText();
    document = TextDocument.create(document.uri, document.languageId, index + 1, text);
    const [line, character] = key.cursor;
    const next = trace.keys[index + 1];
    const gap = next ? next.at - key.at : PAUSE_MS;
    return {
      at: key.at,
      gap,
      pause: edit !== undefined && next !== undefined && PAUSE_MS <= gap,
      edit,
      cursor: document.offsetAt({ line, character }),
    };
  });
}

function editOf({ range, text = '' }: Key, document: TextDocument): Edit | undefined {
  if (!range) return undefined;
  const [line, character, endLine, endCharacter] = range;
  const from = document.offsetAt({ line, character });
  return { from, to: document.offsetAt({ line: endLine, character: endCharacter }), text };
}

/** The file's text: a key a line, so that a change of it can be read. */
export function written({ made, seed, keys }: Trace): string {
  const lines = keys.map(key => `    ${lineOf(key)}`).join(',\n');
  const head = `  "made": ${JSON.stringify(made)},\n  "seed": ${seed},\n`;
  return `{\n${head}  "keys": [\n${lines}\n  ]\n}\n`;
}

function lineOf({ at, range, text, cursor }: Key): string {
  const list = (numbers: readonly number[]): string => `[${numbers.join(', ')}]`;
  const change = range ? `"range": ${list(range)}, "text": ${JSON.stringify(text)}, ` : '';
  return `{ "at": ${at}, ${change}"cursor": ${list(cursor)} }`;
}
