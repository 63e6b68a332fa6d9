import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CodeApplier } from '../../../../src/core/actions/apply/codeApplier.js';
import type { Outcome } from '../../../../src/core/actions/outcome.js';
import { WasmSyntax } from '../../../../src/server/adapters/wasmSyntax.js';
import { grammarsFolder } from '../../../support/grammarsFolder.js';
import { nastyText } from '../../../support/nastyText.js';
import { ADD_ROWS, APPLY_ROWS, CART, SUMS } from './applyRows.js';

describe('applying code from a chat', () => {
  let applier: CodeApplier;

  before(async () => {
    const syntax = new WasmSyntax({
      folder: await grammarsFolder(['typescript', 'python', 'go']),
      log: () => undefined,
    });
    applier = new CodeApplier({ syntax });
  });

  function apply(
    text: string,
    code: string,
    { language = 'typescript', mayAdd = false, namesOnly = false } = {},
  ): Promise<Outcome> {
    const document = { uri: 'file:///work/a', language, text };
    return applier.apply({ document, code, mayAdd, namesOnly }, () => false);
  }

  for (const { does, language, document, code, becomes } of APPLY_ROWS) {
    it(does, async () => {
      const outcome = await apply(document, code, { language });
      assert.equal(after(document, outcome), becomes);
    });
  }

  for (const { does, language, document, code, becomes } of ADD_ROWS) {
    it(`${does}, where that may be`, async () => {
      const outcome = await apply(document, code, { language, mayAdd: true });
      assert.equal(after(document, outcome), becomes);
      assert.match(after('', await apply(document, code, { language })), /not certain where/);
    });
  }

  it('keeps the line breaks of Windows', async () => {
    const text = CART.replaceAll('\n', '\r\n');
    const outcome = await apply(text, '  empty(): void {\n    this.items.length = 0;\n  }');
    const becomes = CART.replace('this.items = [];', 'this.items.length = 0;');
    assert.equal(after(text, outcome), becomes.replaceAll('\n', '\r\n'));
  });

  it('says where the document has a fault of syntax with the code', async () => {
    const outcome = await apply(
      SUMS,
      'export function add(a: number, b: number): number {\n  return (a;\n}',
    );
    assert.equal(outcome.kind === 'rewrite' && outcome.parses, false);
  });

  it('is refused in a file that no model may see', async () => {
    const document = { uri: 'file:///work/.env', language: 'typescript', text: SUMS };
    const how = { document, code: 'a', mayAdd: true, namesOnly: false };
    const outcome = await applier.apply(how, () => true);
    assert.match(after('', outcome), /cove\.context\.exclude/);
  });

  it('changes nothing where the code is there already', async () => {
    for (const code of [SUMS, CART.slice(CART.indexOf('  add('), CART.indexOf('  total('))]) {
      const outcome = await apply(code === SUMS ? SUMS : CART, code);
      assert.match(after('', outcome), /nothing to change/);
      assert.equal(outcome.kind === 'refused' && outcome.unchanged, true);
    }
  });

  it('takes no place by mere likeness where names alone count', async () => {
    const renamed = SUMS.slice(SUMS.indexOf('/** Adds.'), SUMS.indexOf('\n/** Takes')).replace(
      'add',
      'sum',
    );
    for (const text of [SUMS, '']) {
      assert.equal((await apply(text, renamed)).kind, 'rewrite');
      assert.match(after('', await apply(text, renamed, { namesOnly: true })), /not certain where/);
    }
  });

  it('leaves what the code does not name, whatever it is', async () => {
    const body = nastyText().map(text => text.replace(/[\r{}()[\]`'"/\\<]/g, ''));
    await fc.assert(
      fc.asyncProperty(body, async text => {
        const code = `export function add(a: number, b: number): number {\n  ${text}\n}`;
        const outcome = await apply(SUMS, code);
        if (outcome.kind !== 'rewrite') return;
        const said = after(SUMS, outcome);
        assert.ok(said.startsWith(SUMS.slice(0, SUMS.indexOf('export function add'))));
        assert.ok(said.endsWith(SUMS.slice(SUMS.indexOf('\n/** Takes away.'))));
      }),
      { numRuns: 60 },
    );
  });

  it('never fails, and its edits lie in the document', async () => {
    const piece = fc.oneof(nastyText(), fc.constantFrom(CART, SUMS, '// ... existing code ...\n'));
    await fc.assert(
      fc.asyncProperty(piece, fc.array(piece, { maxLength: 3 }), async (text, pieces) => {
        const outcome = await apply(text, pieces.join(''), { mayAdd: true });
        if (outcome.kind !== 'rewrite') return;
        let last = -1;
        for (const { start, end } of outcome.edits) {
          assert.ok(last < start && start <= end && end <= text.length);
          last = end;
        }
      }),
      { numRuns: 60 },
    );
  });
});

/** The document with the edits of an outcome, or the words of a refusal. */
function after(document: string, outcome: Outcome): string {
  if (outcome.kind !== 'rewrite') return 'text' in outcome ? outcome.text : '';
  return outcome.edits.reduceRight(
    (text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end),
    document,
  );
}
