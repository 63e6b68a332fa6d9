import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { shape } from '../../../../src/core/completion/shape/shape.js';
import { LANGUAGES } from '../../../../src/core/syntax/languages.js';
import { contextOf } from '../../../support/shapeContext.js';

const FOLDER = 'test/fixtures/syntax';

/** As much as a model says behind the end of a line, in UTF-16 units. */
const BEYOND_UNITS = 400;

describe('shape, where the model knows the document by heart', () => {
  for (const file of readdirSync(FOLDER)) {
    const grammar = file.replace(/\.txt$/, '');
    const language = LANGUAGES.find(each => each.grammar === grammar)?.ids[0];

    it(`keeps the lines of ${grammar}`, () => {
      assert.ok(language);
      const text = readFileSync(`${FOLDER}/${file}`, 'utf8');
      const holes = holesIn(text);
      const lost = holes.filter(([start, end]) => {
        const after = text.slice(end);
        const site = { uri: 'file:///work/sample', language, before: text.slice(0, start), after };
        const said = text.slice(start, end + BEYOND_UNITS);
        return shape(said, contextOf(site))?.text.startsWith(text.slice(start, end)) !== true;
      });
      assert.ok(0 < holes.length);
      assert.deepEqual(lost, []);
    });
  }
});

/** From each word of each line to the line's end. */
function holesIn(text: string): readonly (readonly [start: number, end: number])[] {
  return [...text.matchAll(/(?<=^|[^\w\s])[\t ]*\b\w|(?<=[ \t])\w/gm)].flatMap(
    ({ 0: word, index }) => {
      const start = index + word.length - 1;
      const lineEnd = text.indexOf('\n', start);
      const end = lineEnd < 0 ? text.length : lineEnd;
      return text.slice(start, end).trim() === '' ? [] : [[start, end] as const];
    },
  );
}
