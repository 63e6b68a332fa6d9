import assert from 'node:assert/strict';
import { testPlaceOf } from '../../../../src/core/actions/tests/testPlace.js';

const ROOT = 'file:///work/shop/';

interface Row {
  readonly does: string;
  readonly language: string;
  readonly code: string;
  readonly files?: readonly string[];
  readonly manifest?: string;
  readonly test: string;
  readonly hint?: RegExp;
}

function check({ language, code, files = [], manifest = '', test, hint }: Row): void {
  const project = { root: ROOT, files: [code, ...files].map(file => ROOT + file), manifest };
  const place = testPlaceOf({ uri: ROOT + code, language }, project);
  assert.equal(place.uri, ROOT + test);
  if (hint) assert.match(place.hint, hint);
}

describe('the place of a test', () => {
  const alone: readonly [language: string, uri: string, test: string][] = [
    ['typescript', 'file:///work/sums.ts', 'file:///work/sums.test.ts'],
    ['typescriptreact', 'file:///work/a.b.tsx', 'file:///work/a.b.test.tsx'],
    ['javascript', 'file:///work/sums.mjs', 'file:///work/sums.test.mjs'],
    ['python', 'file:///work/sums.py', 'file:///work/test_sums.py'],
    ['go', 'file:///work/sums.go', 'file:///work/sums_test.go'],
    ['ruby', 'file:///work/sums.rb', 'file:///work/sums_spec.rb'],
    ['java', 'file:///work/Sums.java', 'file:///work/SumsTest.java'],
    ['csharp', 'file:///work/Sums.cs', 'file:///work/SumsTests.cs'],
    ['php', 'file:///work/Sums.php', 'file:///work/SumsTest.php'],
    ['rust', 'file:///work/sums.rs', 'file:///work/sums_test.rs'],
    ['elixir', 'file:///work/sums.ex', 'file:///work/sums_test.exs'],
    ['lua', 'file:///work/sums.lua', 'file:///work/sums.test.lua'],
    ['plaintext', 'untitled:Untitled-1', 'untitled:Untitled-1.test'],
    ['python', 'file:///c%3A/my%20work/a%20b.py', 'file:///c%3A/my%20work/test_a%20b.py'],
  ];
  for (const [language, uri, test] of alone) {
    it(`is ${test} without a project`, () => {
      assert.equal(testPlaceOf({ uri, language }).uri, test);
    });
  }

  it('is told to the model by names alone', () => {
    const { hint } = testPlaceOf({ uri: 'file:///work/a%20b.py', language: 'python' });
    assert.match(hint, /test_a b\.py.*pytest.*from a b\./);
    assert.doesNotMatch(hint, /work/);
  });

  const shown: readonly Row[] = [
    {
      does: 'beside the code where tests lie there, by the name that they have',
      language: 'typescript',
      code: 'src/cart.ts',
      files: ['src/line.ts', 'src/line.spec.ts', 'src/tax.ts', 'src/tax.spec.ts'],
      test: 'src/cart.spec.ts',
      hint: /from '\.\/cart'/,
    },
    {
      does: 'in the folder of tests beside the code',
      language: 'typescriptreact',
      code: 'src/ui/Cart.tsx',
      files: ['src/Line.tsx', 'src/__tests__/Line.test.tsx'],
      test: 'src/ui/__tests__/Cart.test.tsx',
      hint: /from '\.\.\/Cart'/,
    },
    {
      does: 'in the folder that mirrors that of the code',
      language: 'typescript',
      code: 'src/core/cart.ts',
      files: ['src/text/line.ts', 'test/text/line.test.ts'],
      test: 'test/core/cart.test.ts',
      hint: /from '\.\.\/\.\.\/src\/core\/cart'/,
    },
    {
      does: 'as most tests do where they differ',
      language: 'python',
      code: 'shop/cart.py',
      files: [
        ...['shop/line.py', 'tests/test_line.py', 'shop/tax.py', 'tests/test_tax.py'],
        ...['shop/odd.py', 'shop/test_odd.py'],
      ],
      test: 'tests/test_cart.py',
      hint: /from shop\.cart\./,
    },
    {
      does: 'in the one folder of tests, whatever package the code is of',
      language: 'python',
      code: 'src/shop/deep/cart.py',
      files: [
        'src/shop/line.py',
        'tests/test_line.py',
        'src/shop/other/tax.py',
        'tests/test_tax.py',
      ],
      test: 'tests/test_cart.py',
      hint: /from shop\.deep\.cart\./,
    },
    {
      does: 'in the project of tests beside that of the code',
      language: 'csharp',
      code: 'Shop/Carts/Cart.cs',
      files: ['Shop/Line.cs', 'Shop.Tests/LineTests.cs'],
      test: 'Shop.Tests/Carts/CartTests.cs',
    },
    {
      does: 'where the nearest code of that name has it',
      language: 'typescript',
      code: 'packages/a/src/cart.ts',
      files: [
        ...['packages/a/src/index.ts', 'packages/a/test/index.test.ts'],
        ...['packages/b/src/index.ts', 'packages/b/test/index.test.ts'],
      ],
      test: 'packages/a/test/cart.test.ts',
    },
    {
      does: 'under another name where there is one already',
      language: 'go',
      code: 'cart.go',
      files: ['cart_test.go', 'cart_2_test.go'],
      test: 'cart_3_test.go',
    },
  ];
  for (const row of shown) {
    it(`is ${row.does}`, () => {
      check(row);
    });
  }

  const named: readonly Row[] = [
    {
      does: 'the folder that pytest is told of',
      language: 'python',
      code: 'shop/cart.py',
      manifest: '[tool.pytest.ini_options]\ntestpaths = ["checks"]\n',
      test: 'checks/shop/test_cart.py',
    },
    {
      does: 'the folder of tests that are named after no code',
      language: 'python',
      code: 'src/shop/cart.py',
      files: ['tests/test_whole.py'],
      test: 'tests/shop/test_cart.py',
    },
    {
      does: 'the folder of the tests of Maven',
      language: 'java',
      code: 'src/main/java/shop/Cart.java',
      manifest: '<artifactId>junit</artifactId>',
      test: 'src/test/java/shop/CartTest.java',
      hint: /JUnit 4/,
    },
    {
      does: 'the folder that Mocha looks in',
      language: 'javascript',
      code: 'lib/cart.js',
      manifest: '{ "type": "module", "devDependencies": { "mocha": "^11" } }',
      test: 'test/cart.test.js',
      hint: /Mocha and node:assert.*'\.\.\/lib\/cart\.js'/,
    },
    {
      does: 'beside the code for Vitest',
      language: 'typescript',
      code: 'src/cart.ts',
      manifest: '{ "devDependencies": { "vitest": "^3" } }',
      test: 'src/cart.test.ts',
      hint: /from 'vitest'.*'\.\/cart'/,
    },
    {
      does: 'a name that Jasmine looks for',
      language: 'typescript',
      code: 'src/cart.ts',
      manifest: '{ "devDependencies": { "jasmine-core": "^5" } }',
      test: 'src/cart.spec.ts',
    },
    {
      does: 'what Minitest looks for',
      language: 'ruby',
      code: 'lib/shop/cart.rb',
      manifest: "gem 'minitest'",
      test: 'test/shop/cart_test.rb',
      hint: /Minitest.*'\.\.\/\.\.\/lib\/shop\/cart'/,
    },
    {
      does: 'the folder of RSpec',
      language: 'ruby',
      code: 'app/models/cart.rb',
      test: 'spec/models/cart_spec.rb',
      hint: /RSpec/,
    },
    {
      does: 'the folder of PHPUnit',
      language: 'php',
      code: 'src/Cart.php',
      test: 'tests/CartTest.php',
      hint: /PHPUnit/,
    },
    {
      does: 'the folder of ExUnit',
      language: 'elixir',
      code: 'lib/shop/cart.ex',
      test: 'test/shop/cart_test.exs',
    },
  ];
  for (const row of named) {
    it(`is ${row.does} where no test shows it`, () => {
      check(row);
    });
  }
});
