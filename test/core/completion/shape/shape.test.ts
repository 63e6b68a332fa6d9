import assert from 'node:assert/strict';
import fc from 'fast-check';
import { shape } from '../../../../src/core/completion/shape/shape.js';
import type { ShapeContext } from '../../../../src/core/completion/shape/shapeStep.js';
import { familyOf } from '../../../../src/core/models/families.js';
import { accepted } from '../../../support/accepted.js';
import { contextOf } from '../../../support/shapeContext.js';
import { siteAt } from '../../../support/siteAt.js';

interface Case {
  readonly does: string;
  readonly given: string;
  readonly model: string;
  readonly becomes: string;
  readonly language?: string;
  readonly ended?: ShapeContext['ended'];
}

const CASES: readonly Case[] = [
  {
    does: 'keeps what fits',
    given: 'const sum = a█;',
    model: ' + b',
    becomes: 'const sum = a + b█;',
  },
  {
    does: 'drops the end that the line already has',
    given: 'print("hi█")',
    model: ' there")',
    becomes: 'print("hi there█")',
  },
  {
    does: 'keeps a closer of what it opened itself',
    given: 'print(█)',
    model: 'f(x)',
    becomes: 'print(f(x)█)',
  },
  {
    does: 'drops only the closer that is there',
    given: 'print(█)',
    model: 'f(x))',
    becomes: 'print(f(x)█)',
  },
  {
    does: 'types over the closer that the editor put there',
    given: 'print(█)',
    model: 'x, y);',
    becomes: 'print(x, y);█',
  },
  {
    does: 'types over two closers in their order',
    given: 'run(list[█])',
    model: '0]);',
    becomes: 'run(list[0]);█',
  },
  {
    does: 'types over a quote and what follows it',
    given: 'greet("█")',
    model: 'Ada");',
    becomes: 'greet("Ada");█',
  },
  {
    does: 'leaves a quote inside the string alone',
    given: "say('█')",
    model: 'a "b" c',
    becomes: 'say(\'a "b" c█\')',
  },
  {
    does: 'ends with the line where a line was asked for',
    given: 'const a = █',
    model: '1;\nconst b = 2;\n',
    becomes: 'const a = 1;█',
  },
  {
    does: 'stops where the block ends, its closer being there',
    given: 'if (x) {\n  █\n}',
    model: 'run();\n  rest();\n}\nother();',
    becomes: 'if (x) {\n  run();\n  rest();█\n}',
  },
  {
    does: 'closes the block where nothing does',
    given: 'function f() {█',
    model: '\n  return 1;\n}\n\nfunction g() {\n  return 2;\n}\n',
    becomes: 'function f() {\n  return 1;\n}█',
  },
  {
    does: 'puts the closing brace of one line on its own',
    given: 'function f() {█}',
    model: '\n  return 1;\n}\n\nfunction g() {}\n',
    becomes: 'function f() {\n  return 1;\n█}',
  },
  {
    does: 'keeps an else with its if',
    given: 'if (a) {█',
    model: '\n  b();\n} else {\n  c();\n}\nd();\n',
    becomes: 'if (a) {\n  b();\n} else {\n  c();\n}█',
  },
  {
    does: 'stops at the dedent of Python',
    language: 'python',
    given: 'def f(x):█\n',
    model: '\n    y = x + 1\n    return y\n\n\ndef g():\n    pass\n',
    becomes: 'def f(x):\n    y = x + 1\n    return y█\n',
  },
  {
    does: 'begins on the line that the person is on',
    language: 'python',
    given: 'def f(x):\n    █\n',
    model: '\n    return x\n',
    becomes: 'def f(x):\n    return x█\n',
  },
  {
    does: 'does not repeat the next line',
    given: '// two steps\n█\nthird();',
    model: 'first();\nsecond();\nthird();\nfourth();\n',
    becomes: '// two steps\nfirst();\nsecond();█\nthird();',
  },
  {
    does: 'suggests nothing when nothing is new',
    given: 'foo(█);',
    model: ');',
    becomes: 'foo(█);',
  },
  {
    does: 'suggests no white space',
    given: 'foo();█',
    model: '\n\n  \n',
    becomes: 'foo();█',
  },
  {
    does: 'cuts at a control token that was spelled out',
    given: 'const a = █',
    model: '1;<|fim_suffix|>x',
    becomes: 'const a = 1;█',
  },
  {
    does: 'drops half a line at the end of a cut block',
    given: 'function f() {█',
    model: '\n  one();\n  tw',
    becomes: 'function f() {\n  one();█',
    ended: 'cut',
  },
  {
    does: 'keeps half a line where it is all there is',
    given: 'const name = █',
    model: 'someLongNa',
    becomes: 'const name = someLongNa█',
    ended: 'cut',
  },
  {
    does: 'suggests the next line behind a complete one',
    given: 'open();█\n',
    model: '\nclose();\nmore();\n',
    becomes: 'open();\nclose();█\n',
  },
  {
    does: 'compares tabs with what tabs mean',
    language: 'go',
    given: 'func f() {\n\tif x {\n\t\t█\n\t}\n}\n',
    model: 'return 1\n\t}\n\treturn 2\n}\n',
    becomes: 'func f() {\n\tif x {\n\t\treturn 1█\n\t}\n}\n',
  },
  {
    does: 'knows a line break of two characters',
    given: 'if (x) {\r\n  █\r\n}',
    model: 'run();\r\n}\r\n',
    becomes: 'if (x) {\r\n  run();█\r\n}',
  },
];

const QWEN = familyOf('qwen2.5-coder');

describe('shape', () => {
  for (const { does, given, model, becomes, language, ended } of CASES) {
    it(does, () => {
      const site = siteAt(given, language);
      assert.equal(accepted(site, shape(model, contextOf(site, ended))), becomes);
    });
  }

  const site = fc
    .tuple(fc.string({ unit: 'binary' }), codeLike(), codeLike())
    .map(([noise, before, after]) => ({
      uri: 'file:///a.ts',
      language: 'typescript',
      before: before + noise,
      after,
    }));

  it('only cuts', () => {
    fc.assert(
      fc.property(codeLike(), site, (model, at) => {
        const suggestion = shape(model, contextOf(at));
        if (suggestion) assert.ok(model.replaceAll('\r\n', '\n').includes(suggestion.text));
      }),
      { numRuns: 1_000 },
    );
  });

  it('replaces closers of the line alone', () => {
    fc.assert(
      fc.property(codeLike(), site, (model, at) => {
        const suggestion = shape(model, contextOf(at));
        const gone = at.after.slice(0, suggestion?.replaces ?? 0);
        assert.match(gone, /^[)\]}"'`;,\t ]*$/);
      }),
      { numRuns: 1_000 },
    );
  });

  it('shows no control text of the family', () => {
    const spoken = fc.tuple(codeLike(), fc.constantFrom(...(QWEN?.control ?? [])), codeLike());
    fc.assert(
      fc.property(spoken, site, ([one, mark, two], at) => {
        const text = shape(one + mark + two, contextOf(at))?.text ?? '';
        assert.ok(!text.includes(mark));
      }),
      { numRuns: 1_000 },
    );
  });
});

function codeLike(): fc.Arbitrary<string> {
  const pieces = [
    'a',
    'foo',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    ';',
    ',',
    ' ',
    '  ',
    '\n',
    '\t',
  ];
  return fc
    .array(fc.constantFrom(...pieces, 'é', '漢', '😀', '\r\n', '=> '))
    .map(all => all.join(''));
}
