import { TextDocument } from 'vscode-languageserver-textdocument';
import { applied, type Edit } from './document.js';
import type { Stroke } from './editor.js';
import { Person } from './person.js';
import { type Random, randomFrom } from './random.js';
import { intervalsOf, type Struck } from './rhythm.js';
import type { Story } from './tides.js';
import type { Key, Trace } from './trace.js';

/** As people who type much make them: one wrong key in fifty letters, seen one or two keys later. */
const TYPO_SHARE = 0.018;

/** Keys beside a key, on the left hand's and the right hand's rows. */
const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

const MADE =
  'Synthetic: a text that was written for this, with the rhythm of published statistics. ' +
  'Made by makeTrace.ts, and compared with it by typing.test.ts.';

/** The keys of a person who writes the parts of a story, one after the other. */
export function makeTrace(story: Story, seed: number): Trace {
  const random = randomFrom(seed);
  const struck = strokesOf(story, random);
  const intervals = intervalsOf(struck, random);
  let document = TextDocument.create('file:///work/tides.ts', 'typescript', 0, story.before);
  let at = 0;
  const keys = struck.map(({ edit, cursor }, index): Key => {
    const before = document;
    const text = edit ? applied(before.getText(), edit) : before.getText();
    document = TextDocument.create(before.uri, before.languageId, index + 1, text);
    const { line, character } = document.positionAt(cursor);
    const struckAt = Math.round(at);
    at += intervals[index] ?? 0;
    return { at: struckAt, ...changeOf(edit, before), cursor: [line, character] };
  });
  return { made: MADE, seed, keys };
}

function changeOf(edit: Edit | undefined, document: TextDocument): Pick<Key, 'range' | 'text'> {
  if (!edit) return {};
  const start = document.positionAt(edit.from);
  const end = document.positionAt(edit.to);
  return { range: [start.line, start.character, end.line, end.character], text: edit.text };
}

/** Every stroke, with what the rhythm has to know of it. */
function strokesOf({ before, parts }: Story, random: Random): readonly Struck[] {
  const struck: Struck[] = [];
  let text = before;
  let moved = 0;
  for (const part of parts) {
    const person = new Person({ text, cursor: part.at + moved }, part.text);
    struck.push({ kind: 'jump', cursor: part.at + moved, edit: undefined, written: '' });
    for (;;) {
      const action = person.next();
      if (action.kind === 'done') break;
      if (action.kind === 'step') {
        person.editor.moveTo(action.cursor);
        struck.push({ kind: 'step', cursor: action.cursor, edit: undefined, written: '' });
        continue;
      }
      struck.push(...slips(person, action.key, random));
      struck.push(strike('key', person, person.type(action.key)));
    }
    if (!person.onTrack) throw new Error(`the editor does not write ${part.text}`);
    text = person.editor.site.text;
    moved = text.length - before.length;
  }
  return struck;
}

function strike(kind: Struck['kind'], person: Person, { edit, cursor }: Stroke): Struck {
  const { text } = person.editor.site;
  return { kind, edit, cursor, written: text.slice(Math.max(0, cursor - 40), cursor) };
}

/** Now and then a wrong letter, taken back at once. */
function slips(person: Person, key: string, random: Random): readonly Struck[] {
  const wrong = /[a-z]/.test(key) && random() < TYPO_SHARE ? besides(key, random) : undefined;
  if (wrong === undefined) return [];
  const struck = strike('key', person, person.type(wrong));
  return [struck, strike('back', person, person.editor.backspace())];
}

function besides(key: string, random: Random): string | undefined {
  const row = ROWS.find(letters => letters.includes(key)) ?? '';
  const at = row.indexOf(key);
  return random() < 0.5 ? row[at - 1] : row[at + 1];
}
