import assert from 'node:assert/strict';
import fc from 'fast-check';
import { RecentSuggestions } from '../../../../src/core/completion/recentSuggestions.js';
import { shape } from '../../../../src/core/completion/shape/shape.js';
import { type Suggestion, siteAfter } from '../../../../src/core/completion/suggestion.js';
import { type CursorSite, lineSuffix } from '../../../../src/core/text/cursorSite.js';
import {
  CHAT,
  FENCES,
  HIDDEN,
  MARKS,
  nastyDocument,
  nastyText,
  PATHS,
  SPOKEN,
} from '../../../support/nastyText.js';
import { accepted } from '../../../support/accepted.js';
import { contextOf } from '../../../support/shapeContext.js';
import { CURSOR, siteAt } from '../../../support/siteAt.js';

const RUNS = { numRuns: 10_000 };

/** A place, an answer, and what is made of it. */
interface Shaped {
  readonly site: CursorSite;
  readonly said: string;
  readonly suggestion: Suggestion;
}

const SAID = nastyText(...MARKS, ...CHAT, ...FENCES, ...PATHS, ...HIDDEN);

describe('shape, whatever is said', () => {
  it('only cuts', () => {
    always(SAID, ({ said, suggestion }) => {
      assert.ok(said.replaceAll('\r\n', '\n').includes(suggestion.text));
      assert.notEqual(suggestion.text.trim(), '');
    });
  });

  it('replaces no more than the rest of the line', () => {
    always(SAID, ({ site, suggestion }) => {
      assert.ok(0 <= suggestion.replaces && suggestion.replaces <= lineSuffix(site).length);
    });
  });

  it('changes nothing outside of what it replaces', () => {
    always(SAID, ({ site, suggestion }) => {
      const { text, replaces } = suggestion;
      const { before, after } = siteAfter(site, suggestion);
      assert.equal(before, site.before + text);
      assert.equal(site.after.slice(0, replaces) + after, site.after);
      assert.ok(text.includes(site.after.slice(0, replaces).trim().slice(-1)), 'brought by itself');
    });
  });

  it('shows no mark', () => {
    // What code may be made of too is left out: a tag, a name in brackets.
    const marks = MARKS.filter(mark => !/^(?:<\/?\w+>|\[\/?[A-Z]+\])$/.test(mark));
    always(nastyText(...marks), ({ suggestion: { text } }) => {
      assert.ok(!marks.some(mark => text.includes(mark)));
    });
  });

  it('shows no fence in code', () => {
    always(nastyText(...FENCES, ...CHAT), ({ site, suggestion: { text } }) => {
      // In a string or comment a fence is content; this document has neither.
      if (!isPlain(site.before + text) || site.before.includes('`')) return;
      assert.ok(!text.includes('```'));
    });
  });

  it('shows nothing hidden', () => {
    always(nastyText(...HIDDEN), ({ suggestion: { text } }) => {
      assert.doesNotMatch(text, /[\p{Bidi_Control}\p{Cf}\u0000-\u0008]/u);
    });
  });

  it('leaves no closer that closes nothing', () => {
    const all = ['(', ')', '[', ']', '{', '}', 'a', 'b ', '\n', '\n  ', '; '];
    const text = textOf(...all);
    // What stands below closes what is open, and has pairs of its own.
    const below = textOf('()', '[a]', '{}', ')', ']', '}', 'a', '\n');
    let cut = 0;
    fc.assert(
      fc.property(text, text, below, (said, before, after) => {
        const site = siteAt(before + CURSOR + after);
        const suggestion = shape(said, contextOf(site));
        if (!suggestion) return;
        cut += said.length - suggestion.text.length;
        const whole = accepted(site, suggestion);
        assert.ok(strayClosers(whole) <= strayClosers(before + after), whole);
      }),
      RUNS,
    );
    assert.ok(10_000 < cut);
  });

  it('does not begin with the name of the file', () => {
    const said = fc
      .tuple(fc.constantFrom(...PATHS), nastyText())
      .map(([path, code]) => path + code);
    always(said, ({ site, suggestion: { text } }) => {
      if (!isPlain(site.before) || site.before.includes('`')) return;
      assert.ok(!PATHS.some(path => text.trimStart().startsWith(path.trim())));
    });
  });

  it('is remembered, however much of it is typed', () => {
    always(SAID, ({ site, suggestion: { text, replaces } }) => {
      const recent = new RecentSuggestions();
      recent.remember(site, { text, replaces });
      for (let typed = 0; typed < text.length; typed++) {
        const before = site.before + text.slice(0, typed);
        assert.deepEqual(recent.find({ ...site, before }), { text: text.slice(typed), replaces });
      }
    });
  });

  it('shows none of a hundred thousand chats', () => {
    const chat = fc
      .tuple(fc.constantFrom(...CHAT), fc.constantFrom(...FENCES), fc.constantFrom(...PATHS))
      .chain(([words, fence, path]) =>
        nastyText(...MARKS).map(code => `${words}${fence}${path}${code}\n${fence}${words}`),
      );
    let shown = 0;
    fc.assert(
      fc.property(chat, said => {
        const text = shape(said, contextOf(siteAt('const a = 1;\n█\n')))?.text ?? '';
        if (text !== '') shown += 1;
        assert.ok(
          !/```|Here is the |adds two|Sure!|^\s*(?:\/\/ src|# path|\/\* a)/.test(text),
          text,
        );
      }),
      { numRuns: 100_000 },
    );
    assert.ok(30_000 < shown, `only ${shown} of them were of any use`);
  });
});

describe('shape, whatever its size', () => {
  const rows: readonly [does: string, said: string, given: string][] = [
    ['a line of text', 'a'.repeat(10 << 20), 'const a = █'],
    ['a line of blanks', ' '.repeat(10 << 20), 'const a = █'],
    ['a line of parentheses', '('.repeat(10 << 20), 'const a = █'],
    ['a line of closers', ')'.repeat(10 << 20), 'foo(█)'],
    ['lines without end', 'a;\n'.repeat(1 << 20), 'function f() {\n  █\n}'],
    ['fences without end', 'a;\n```\n'.repeat(1 << 20), '"""\n█'],
    [
      'a document of one line',
      'b, c)',
      `${'a, '.repeat(3 << 20)}foo(█, b)${'(a)'.repeat(3 << 20)}`,
    ],
    ['a document of quotes', "it's) a", `${"'a ".repeat(3 << 20)}foo(█${"'a ".repeat(3 << 20)}`],
  ];
  for (const [does, said, given] of rows) {
    it(`takes no time for ${does}`, () => {
      const context = contextOf(siteAt(given));
      const began = process.cpuUsage();
      shape(said, context);
      const { user, system } = process.cpuUsage(began);
      // Of the processor, not of the clock, and some twenty times of what it takes: in µs.
      assert.ok(user + system < 500_000, `${(user + system) / 1000} ms`);
    });
  }
});

/** Holds `check` against all that is made of what is said, in places of many languages. */
function always(said: fc.Arbitrary<string>, check: (shaped: Shaped) => void): void {
  const language = fc.constantFrom(...SPOKEN);
  const ended = fc.constantFrom('unit', 'cut');
  let shown = 0;
  fc.assert(
    fc.property(said, nastyDocument(), language, ended, (spoken, given, id, how) => {
      const site = siteAt(given, id);
      const suggestion = shape(spoken, contextOf(site, how));
      if (!suggestion) return;
      shown += 1;
      check({ site, said: spoken, suggestion });
    }),
    RUNS,
  );
  assert.ok(1_000 < shown, `only ${shown} suggestions were looked at`);
}

function textOf(...pieces: readonly string[]): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...pieces)).map(all => all.join(''));
}

/** How many closers of the text close nothing, where each closes the last opener of its kind. */
function strayClosers(text: string): number {
  let stray = 0;
  let open = '';
  for (const character of text) {
    if ('([{'.includes(character)) open += character;
    const opener = '([{'.charAt(')]}'.indexOf(character));
    if (opener === '') continue;
    if (!open.includes(opener)) stray += 1;
    else open = open.slice(0, open.lastIndexOf(opener));
  }
  return stray;
}

/** Whether nothing in the text begins a string or comment. */
function isPlain(text: string): boolean {
  return !/["'#\\]|\/\//.test(text);
}
