import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Log } from '../../../src/core/base/log.js';
import { WasmSyntax } from '../../../src/server/adapters/wasmSyntax.js';
import { grammarsFolder } from '../../support/grammarsFolder.js';
import { siteAt } from '../../support/siteAt.js';

const URI = siteAt('█').uri;

/** A log that keeps what it was told, as words. */
function keptLog(): { readonly log: Log; readonly told: string[] } {
  const told: string[] = [];
  const log: Log = (_level, event, fields = {}) => {
    told.push(`${event} ${String(fields['grammar'])}`);
  };
  return { log, told };
}

/** A clock that goes on by `step` milliseconds whenever somebody looks. */
class SteppingClock {
  step = 0;
  #ms = 0;
  readonly now = (): number => (this.#ms += this.step);
}

describe('WasmSyntax', () => {
  let folder = '';

  before(async () => {
    folder = await grammarsFolder(['typescript', 'python', 'ruby']);
  });

  after(async () => {
    await rm(folder, { recursive: true });
  });

  /** A syntax with one open document, whose tree is there. */
  async function withOpen(
    text: string,
    language = 'typescript',
    clock = new SteppingClock(),
  ): Promise<{ syntax: WasmSyntax; told: string[]; clock: SteppingClock }> {
    const { log, told } = keptLog();
    const syntax = new WasmSyntax({ folder, log, now: clock.now });
    syntax.open(URI, language, text);
    await syntax.settled(URI);
    return { syntax, told, clock };
  }

  const texts: readonly [language: string, text: string, parses: boolean | undefined][] = [
    ['typescript', 'const a = 1;', true],
    ['typescript', 'const a = ;', false],
    ['typescript', 'function f() {', false],
    ['python', 'def f():\n    pass\n', true],
    ['python', 'def f(:\n', false],
    ['plaintext', 'Anything.', undefined],
  ];
  for (const [language, text, parses] of texts) {
    it(`tells ${String(parses)} of ${JSON.stringify(text)} in ${language}`, async () => {
      const syntax = new WasmSyntax({ folder, log: keptLog().log });
      assert.equal(await syntax.parses(language, text), parses);
    });
  }

  it('loads a grammar when a document of its language opens, and once', async () => {
    const { log, told } = keptLog();
    const syntax = new WasmSyntax({ folder, log });
    assert.deepEqual(told, []);
    for (const uri of ['file:///a', 'file:///b']) syntax.open(uri, 'python', 'x = 1');
    await Promise.all([syntax.settled('file:///a'), syntax.settled('file:///b')]);
    assert.deepEqual(told, ['grammar-loaded python']);
  });

  it('knows no place before the grammar is there, and then the place in the text as it is', async () => {
    const syntax = new WasmSyntax({ folder, log: () => undefined });
    syntax.open(URI, 'typescript', 'a;');
    syntax.change(URI, [{ start: 0, end: 1, text: '"b"' }], '"b";');
    const site = siteAt('"b█";');
    assert.equal(syntax.placeAt(site), undefined);
    await syntax.settled(URI);
    assert.equal(syntax.placeAt(site)?.inside, 'string');
  });

  it('follows the edits of one change in their order', async () => {
    const { syntax } = await withOpen('a();\nb();\n');
    const edits = [
      { start: 5, end: 6, text: '// ' },
      { start: 0, end: 0, text: 'function f() {\n' },
      { start: 19, end: 19, text: '\n}\n' },
    ];
    const site = siteAt('function f() {\na();█\n}\n\n// ();\n');
    syntax.change(URI, edits, site.before + site.after);
    assert.equal(syntax.placeAt(site)?.scope?.kind, 'function_declaration');
    assert.equal(syntax.placeAt(siteAt('function f() {\na();\n}\n\n// ();█\n'))?.inside, 'comment');
  });

  it('follows more edits in one change than it tells to the tree', async () => {
    const { syntax } = await withOpen('');
    const edits = Array.from({ length: 500 }, () => ({ start: 0, end: 0, text: 'a\n' }));
    const text = 'a\n'.repeat(500);
    syntax.change(URI, [...edits, { start: 0, end: 0, text: '// ' }], `// ${text}`);
    assert.equal(syntax.placeAt(siteAt(`// █${text}`))?.inside, 'comment');
  });

  it('believes the text where the edits do not lead to it', async () => {
    const { syntax } = await withOpen('a;');
    syntax.change(URI, [{ start: 0, end: 1, text: 'b' }], '/* c */ d;');
    assert.equal(syntax.placeAt(siteAt('/* c█ */ d;'))?.inside, 'comment');
  });

  it('tells the offsets of the scope in UTF-16 units', async () => {
    const site = siteAt('"😀中";\r\nfunction f() {\r\n\t█;\r\n}\r\n');
    const text = site.before + site.after;
    const { syntax } = await withOpen(text);
    const scope = syntax.placeAt(site)?.scope;
    assert.equal(text.slice(scope?.start, scope?.end), 'function f() {\r\n\t;\r\n}');
  });

  it('knows no place in a text that it was not told of', async () => {
    const { syntax } = await withOpen('abc');
    assert.ok(syntax.placeAt(siteAt('ab█c')));
    assert.equal(syntax.placeAt(siteAt('ab█d')), undefined);
    assert.equal(syntax.placeAt(siteAt('xb█c')), undefined);
    assert.equal(syntax.placeAt(siteAt('ab█cd')), undefined);
  });

  it('knows no place in a closed document, or one that was never open', async () => {
    const { syntax } = await withOpen('a');
    syntax.close(URI);
    assert.equal(syntax.placeAt(siteAt('a█')), undefined);
    syntax.close(URI);
    syntax.change(URI, [], 'b');
    assert.equal(syntax.placeAt(siteAt('b█')), undefined);
  });

  it('forgets a document that closes while its grammar loads', async () => {
    const { log, told } = keptLog();
    const syntax = new WasmSyntax({ folder, log });
    syntax.open(URI, 'python', 'a');
    syntax.close(URI);
    syntax.open(URI, 'python', 'b');
    await syntax.settled(URI);
    assert.ok(syntax.placeAt(siteAt('b█')));
    assert.deepEqual(told, ['grammar-loaded python']);
  });

  it('takes the language of the last opening', async () => {
    const { syntax } = await withOpen('# a');
    assert.equal(syntax.placeAt(siteAt('# a█'))?.inside, 'code');
    syntax.open(URI, 'python', '# a');
    await syntax.settled(URI);
    assert.equal(syntax.placeAt(siteAt('# a█', 'python'))?.inside, 'comment');
  });

  it('knows no place in a language without a grammar', async () => {
    const { syntax, told } = await withOpen('a: b', 'yaml');
    assert.equal(syntax.placeAt(siteAt('a: b█', 'yaml')), undefined);
    assert.deepEqual(told, []);
  });

  it('knows no place in a text that is too long to parse, until it is shorter', async () => {
    const long = 'a;\n'.repeat(700_000);
    const { syntax } = await withOpen(long);
    assert.equal(syntax.placeAt({ ...siteAt('█'), after: long }), undefined);
    syntax.change(URI, [{ start: 3, end: long.length, text: '' }], 'a;\n');
    assert.ok(syntax.placeAt(siteAt('a;█\n')));
  });

  const broken: readonly [what: string, file: string, content: string][] = [
    ['has a grammar that is none', 'python.wasm', 'no wasm'],
    ['has a query that does not fit its grammar', 'python.scm', '(no_such_node) @scope'],
    ['has an engine that is none', 'tree-sitter.wasm', 'no wasm'],
  ];
  for (const [what, file, content] of broken) {
    it(`goes without trees where the folder ${what}, and says so once`, async () => {
      const other = await grammarsFolder(['python']);
      await writeFile(join(other, file), content);
      const { log, told } = keptLog();
      const syntax = new WasmSyntax({ folder: other, log });
      for (const uri of ['file:///a', 'file:///b', URI]) syntax.open(uri, 'python', 'x = 1');
      await syntax.settled(URI);
      assert.equal(syntax.placeAt(siteAt('x = 1█', 'python')), undefined);
      assert.deepEqual(told, ['grammar-failed python']);
      await rm(other, { recursive: true });
    });
  }

  it('goes without trees where the folder lacks a grammar, and with them elsewhere', async () => {
    const { syntax, told } = await withOpen('package a', 'go');
    syntax.open('file:///b', 'python', 'x = 1');
    await syntax.settled('file:///b');
    assert.ok(syntax.placeAt({ ...siteAt('x█ = 1', 'python'), uri: 'file:///b' }));
    assert.deepEqual(told, ['grammar-failed go', 'grammar-loaded python']);
  });

  describe('on a text that takes long to parse', () => {
    const text = 'a = b + c;\n'.repeat(2_000);
    const everything = [{ start: 0, end: 2, text }];

    it('knows no place rather than let a key wait, and knows it a little later', async () => {
      const { syntax, clock, told } = await withOpen('x;');
      clock.step = 1;
      syntax.change(URI, everything, text);
      const site = { ...siteAt('█'), before: text };
      assert.equal(syntax.placeAt(site), undefined);
      await syntax.settled(URI);
      assert.equal(syntax.placeAt(site)?.inside, 'code');
      assert.deepEqual(told.slice(1), []);
    });

    it('begins again when the text changes between two slices', async () => {
      const { syntax, clock } = await withOpen('x;');
      clock.step = 1;
      syntax.change(URI, everything, text);
      assert.equal(syntax.placeAt({ ...siteAt('█'), before: text }), undefined);
      syntax.change(URI, [{ start: 0, end: 0, text: '// ' }], `// ${text}`);
      await syntax.settled(URI);
      assert.equal(syntax.placeAt({ ...siteAt('// █'), after: text })?.inside, 'comment');
    });

    it('gives up on one that never ends, and tries again after a change', async () => {
      const { syntax, clock, told } = await withOpen('x;');
      clock.step = 1_000;
      syntax.change(URI, everything, text);
      await syntax.settled(URI);
      assert.equal(syntax.placeAt({ ...siteAt('█'), before: text }), undefined);
      assert.deepEqual(told.slice(1), ['parse-gave-up typescript']);
      clock.step = 0;
      syntax.change(URI, [{ start: 0, end: 0, text: '"' }], `"${text}`);
      assert.equal(syntax.placeAt({ ...siteAt('"█'), after: text })?.inside, 'string');
    });
  });

  describe('when a grammar fails in the middle of a text', () => {
    // The grammar of Ruby keeps the length of such a mark in one byte.
    const fatal = `<<"${'b'.repeat(300)}`;

    it('goes on with the next text', async () => {
      const { syntax, told } = await withOpen('', 'ruby');
      syntax.change(URI, [{ start: 0, end: 0, text: fatal }], fatal);
      assert.equal(syntax.placeAt({ ...siteAt('█', 'ruby'), before: fatal }), undefined);
      syntax.change(URI, [{ start: 0, end: fatal.length, text: '# a' }], '# a');
      assert.equal(syntax.placeAt(siteAt('# a█', 'ruby'))?.inside, 'comment');
      assert.deepEqual(told.slice(1), ['parse-failed ruby']);
    });

    it('goes without a tree when it fails again and again', async () => {
      const { syntax, told } = await withOpen('', 'ruby');
      for (let times = 0; times < 5; times++) {
        syntax.change(URI, [{ start: 0, end: 0, text: fatal }], fatal);
        syntax.placeAt({ ...siteAt('█', 'ruby'), before: fatal });
        syntax.change(URI, [{ start: 0, end: fatal.length, text: '' }], '');
      }
      assert.equal(syntax.placeAt(siteAt('█', 'ruby')), undefined);
      assert.equal(told.filter(each => each === 'parse-failed ruby').length, 3);
    });
  });
});
