import { readdirSync, readFileSync } from 'node:fs';
import type { ShapeContext } from '../../src/core/completion/shape/shapeStep.js';

/** What a model said at a place, and what becomes of the document. */
export interface ShapeRow {
  readonly does: string;
  readonly language: string;
  /** The document, with the cursor in it. */
  readonly given: string;
  readonly model: string;
  readonly becomes: string;
  readonly ended: ShapeContext['ended'];
}

const FOLDER = 'test/fixtures/shape';

/** What an editor would not show, or would change, is written so. */
const SPELLED: readonly (readonly [spelled: RegExp, text: string])[] = [
  [/␍/g, '\r'],
  [/⇥/g, '\t'],
  [/␠/g, ' '],
];

/** The rows of `test/fixtures/shape`, a file for each language, named after its id. */
export function shapeRows(): readonly ShapeRow[] {
  return readdirSync(FOLDER).flatMap(file =>
    rowsOf(readFileSync(`${FOLDER}/${file}`, 'utf8'), file.replace(/\.txt$/, '')),
  );
}

/**
 * A row is `=== what it does`, the document, `--- says`, what the model says, `--- becomes`, and the
 * document afterwards. Without the last one nothing is suggested; `(cut)` is an answer that was cut.
 */
export function rowsOf(text: string, language: string): readonly ShapeRow[] {
  return text
    .split(/^=== /m)
    .slice(1)
    .map(row => {
      const [title = ''] = row.split('\n', 1);
      const body = row.slice(title.length + 1).replace(/\n$/, '');
      const [given = '', answer] = body.split('\n--- says\n');
      const [model, becomes] = answer?.split('\n--- becomes\n') ?? [];
      if (model === undefined) throw new Error(`${language}: what does the model say in ${title}?`);
      return {
        does: title.replace(' (cut)', ''),
        language,
        given: meant(given),
        model: meant(model),
        becomes: meant(becomes ?? given),
        ended: title.endsWith(' (cut)') ? 'cut' : 'unit',
      };
    });
}

function meant(spelled: string): string {
  const text = SPELLED.reduce((rest, [mark, means]) => rest.replaceAll(mark, means), spelled);
  return text.replaceAll(/⟦([0-9A-F]+)⟧/g, (_, code: string) =>
    String.fromCodePoint(Number.parseInt(code, 16)),
  );
}
