import { readdirSync, readFileSync } from 'node:fs';
import { ACTION_IDS, type ActionId } from '../../src/core/actions/actions.js';
import type { ActionDocument, Stretch } from '../../src/core/actions/job.js';

/** A reply of a small model, and what has to come of it. */
export interface ActionCase {
  readonly what: string;
  readonly action: ActionId;
  readonly document: ActionDocument;
  readonly target: Stretch;
  readonly reply: string;
  /** Whether the model was cut off at its limit. */
  readonly cut: boolean;
  /** The document afterwards, or words of the refusal. */
  readonly expected: { readonly text: string } | { readonly refused: string };
}

const FOLDER = 'test/fixtures/actions';

/** How a document of the cases marks its target. */
const TARGET = /^([^«]*)«([^»]*)»([^»]*)$/;

/** All cases of `test/fixtures/actions`; its README tells how they are written. */
export function actionCases(): readonly ActionCase[] {
  return readdirSync(FOLDER)
    .filter(file => file.endsWith('.txt'))
    .flatMap(file => casesIn(readFileSync(`${FOLDER}/${file}`, 'utf8')));
}

function casesIn(text: string): readonly ActionCase[] {
  const parts = text.split(/^=== /m).slice(1);
  const documents = new Map<string, { readonly language: string; readonly marked: string }>();
  return parts.flatMap(part => {
    const head = part.slice(0, part.indexOf('\n'));
    const body = part.slice(head.length + 1);
    const [, name, language] = /^document (\w+) (\w+)$/.exec(head) ?? [];
    if (name !== undefined && language !== undefined) {
      documents.set(name, { language, marked: body });
      return [];
    }
    const [, action, of = '', flags = '', what = ''] =
      /^(\w+) (\w+)([\w ]*): (.*)$/.exec(head) ?? [];
    const document = documents.get(of);
    if (!document) throw new Error(`no document for ${head}`);
    return [caseOf({ what, action, flags, ...document }, body)];
  });
}

interface Head {
  readonly what: string;
  readonly action: string | undefined;
  readonly flags: string;
  readonly language: string;
  readonly marked: string;
}

function caseOf({ what, action, flags, language, marked }: Head, body: string): ActionCase {
  const id = ACTION_IDS.find(each => each === action);
  const [, reply, refused, becomes] =
    /^--- reply\n([^]*?)(?:--- refused: (.*)\n|--- becomes\n([^]*?))$/.exec(body) ?? [];
  const breaks = (text: string): string =>
    flags.includes('crlf') ? text.replaceAll('\n', '\r\n') : text;
  const [, before, target, after] = (TARGET.exec(marked) ?? []).map(breaks);
  if (!id || reply === undefined || before === undefined || target === undefined)
    throw new Error(`makes no sense: ${what}`);
  const text = before + target + (after ?? '');
  return {
    what: `${id} in ${language}: ${what}`,
    action: id,
    document: { uri: `file:///work/${language}`, language, text },
    target: { start: before.length, end: before.length + target.length },
    reply,
    cut: flags.includes('cut'),
    expected:
      becomes === undefined
        ? { refused: refused ?? '' }
        : { text: before + breaks(becomes.replace(/\n$/, '')) + (after ?? '') },
  };
}
