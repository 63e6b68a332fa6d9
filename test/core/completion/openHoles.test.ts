import assert from 'node:assert/strict';
import fc from 'fast-check';
import { OpenHoles, type PromptWindow } from '../../../src/core/completion/openHoles.js';
import { UNMEASURED } from '../../../src/core/models/tokenMeter.js';
import type { CursorSite } from '../../../src/core/text/cursorSite.js';
import { siteAt } from '../../support/siteAt.js';

const LINE = 'const value = compute(1, 2, 3);\n';
const BUDGET = { before: 200, typed: 50, after: 40 };

/** The windows of one place after the other in a document. */
function windows(...marked: readonly (string | CursorSite)[]): readonly PromptWindow[] {
  const holes = new OpenHoles(UNMEASURED, 0);
  return marked.map(at => holes.windowOf(typeof at === 'string' ? siteAt(at) : at, BUDGET));
}

describe('OpenHoles', () => {
  const rows: readonly {
    readonly does: string;
    /** The places of the cursor, one after the other; the hole of the last one is looked at. */
    readonly at: readonly string[];
    readonly before: string;
    readonly typed: string;
    readonly after: string;
  }[] = [
    {
      does: "opens at the start of the cursor's line",
      at: ['a();\n  b(█);\nc();'],
      before: 'a();\n',
      typed: '  b(',
      after: ');\nc();',
    },
    {
      does: 'stays open while the person types',
      at: ['a();\n█\nc();', 'a();\nb();\n  d█\nc();'],
      before: 'a();\n',
      typed: 'b();\n  d',
      after: '\nc();',
    },
    {
      does: 'stays open when the person takes something back',
      at: ['a();\nb█\nc();', 'a();\nb();█\nc();', 'a();\n█\nc();'],
      before: 'a();\n',
      typed: '',
      after: '\nc();',
    },
    {
      does: 'stays open beside closers of the editor',
      at: ['a();\n█\nc();', 'a();\nf() {\n  g(█)\n}\nc();'],
      before: 'a();\n',
      typed: 'f() {\n  g(',
      after: '\nc();',
    },
    {
      does: 'stays open when an import is added far above',
      at: [`${LINE.repeat(3)}b█\nc`, `import x;\n${LINE.repeat(3)}bc█\nc`],
      before: LINE.repeat(3),
      typed: 'bc',
      after: '\nc',
    },
    {
      does: 'opens anew where the text behind it changed',
      at: ['a();\nb█\nc();', 'a();\nb\nx█\nd();'],
      before: 'a();\nb\n',
      typed: 'x',
      after: '\nd();',
    },
    {
      does: 'opens anew where the cursor went up',
      at: ['a();\nb();\nc█\nd();', 'a();\nb█\nc\nd();'],
      before: 'a();\n',
      typed: 'b',
      after: '\nc\nd();',
    },
    {
      does: 'opens anew when it is full',
      at: ['a();\n█\nc();', `a();\n${LINE.repeat(6)}x█\nc();`],
      before: `a();\n${LINE.repeat(6)}`,
      typed: 'x',
      after: '\nc();',
    },
    {
      does: 'opens at a word of a line that is too long',
      at: [`${'x = '.repeat(60)}y█\nc();`],
      before: 'x = '.repeat(60),
      typed: 'y',
      after: '\nc();',
    },
    {
      does: 'opens anew where something follows at the end of the file',
      at: ['a();\nb█', 'a();\nb█\nc();'],
      before: 'a();\n',
      typed: 'b',
      after: '\nc();',
    },
  ];
  for (const { does, at, ...expected } of rows) {
    it(does, () => {
      const last = windows(...at).at(-1);
      assert.ok(last);
      const { before, typed, after } = last;
      assert.deepEqual({ before, typed, after }, expected);
    });
  }

  it('says where the piece lies in the document', () => {
    const far = LINE.repeat(100);
    const [window] = windows(`${far}  x█y\n${far}`);
    assert.ok(window);
    const { start, end, before, typed, after } = window;
    assert.equal(`${far}  xy\n${far}`.slice(start, end), before + typed + after);
  });

  it('remembers a document while the person is in another', () => {
    const one = siteAt('a();\nb█\nc();');
    const other = { ...siteAt('else█'), uri: 'file:///other' };
    const [, , last] = windows(one, other, { ...one, before: 'a();\nb();\nd' });
    assert.equal(last?.typed, 'b();\nd');
  });

  it('forgets the document that was left longest ago', () => {
    const one = siteAt('a();\nb█\nc();');
    const others = Array.from({ length: 40 }, (_, n) => ({ ...one, uri: `file:///${n}` }));
    const last = windows(one, ...others, { ...one, before: 'a();\nb();\nd' }).at(-1);
    assert.equal(last?.typed, 'd');
  });

  /** A document's text, and what is typed at its cursor, in pieces. */
  const text = fc.array(fc.constantFrom('a', ' ', '\n', '漢', '😀', LINE)).map(all => all.join(''));
  const burst = fc.record({ before: text, after: text, pieces: fc.array(text) });
  const budget = fc.record({ before: fc.nat(200), typed: fc.nat(60), after: fc.nat(60) });

  it('never exceeds the budget, part by part', () => {
    fc.assert(
      fc.property(burst, budget, ({ before, after, pieces }, limits) => {
        const holes = new OpenHoles(UNMEASURED, 0);
        let site: CursorSite = { ...siteAt('█'), before, after };
        for (const piece of ['', ...pieces]) {
          site = { ...site, before: site.before + piece };
          const window = holes.windowOf(site, limits);
          assert.ok(UNMEASURED.tokensOf(window.before) <= limits.before);
          assert.ok(UNMEASURED.tokensOf(window.typed) <= limits.typed);
          assert.ok(UNMEASURED.tokensOf(window.after) <= limits.after);
          assert.ok(site.before.endsWith(window.before + window.typed));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('shares all but the typed text between two prompts of one burst', () => {
    fc.assert(
      fc.property(burst, ({ before, after, pieces }) => {
        const holes = new OpenHoles(UNMEASURED, 0);
        const limits = { before: 100, typed: 10_000, after: 100 };
        let site: CursorSite = { ...siteAt('█'), before, after };
        const first = holes.windowOf(site, limits);
        for (const piece of pieces) {
          site = { ...site, before: site.before + piece };
          const next = holes.windowOf(site, limits);
          assert.deepEqual([next.before, next.after], [first.before, first.after]);
          assert.ok(next.typed.startsWith(first.typed));
        }
      }),
    );
  });
});
