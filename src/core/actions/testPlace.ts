/** How the projects of a language name a test, and what it is written with. */
interface TestStyle {
  readonly languages: readonly string[];
  /** The name of the test of `name.ending`, which lies beside it. */
  readonly nameOf: (name: string, ending: string) => string;
  /** One or two sentences for the model. */
  readonly hint: (name: string, test: string) => string;
}

/** The first row that names the language; the last one is for all others. */
const STYLES: readonly TestStyle[] = [
  {
    languages: ['typescript', 'typescriptreact', 'javascript', 'javascriptreact'],
    nameOf: (name, ending) => `${name}.test.${ending}`,
    hint: (name, test) =>
      `The test file is ${test}. Use describe, it and expect, and import what is tested from './${name}'.`,
  },
  {
    languages: ['python'],
    nameOf: (name, ending) => `test_${name}.${ending}`,
    hint: (name, test) =>
      `The test file is ${test}. Use pytest, and import what is tested from ${name}.`,
  },
  {
    languages: ['go'],
    nameOf: (name, ending) => `${name}_test.${ending}`,
    hint: (_name, test) =>
      `The test file is ${test}. Use the package testing, in the same package as the code.`,
  },
  {
    languages: ['ruby'],
    nameOf: (name, ending) => `${name}_spec.${ending}`,
    hint: (name, test) => `The test file is ${test}. Use RSpec, and require_relative '${name}'.`,
  },
  {
    languages: ['java', 'kotlin', 'groovy'],
    nameOf: (name, ending) => `${name}Test.${ending}`,
    hint: (_name, test) => `The test file is ${test}. Use JUnit 5, in the same package.`,
  },
  {
    languages: ['csharp'],
    nameOf: (name, ending) => `${name}Tests.${ending}`,
    hint: (_name, test) => `The test file is ${test}. Use xUnit.`,
  },
  {
    languages: ['php'],
    nameOf: (name, ending) => `${name}Test.${ending}`,
    hint: (_name, test) => `The test file is ${test}. Use PHPUnit.`,
  },
  {
    languages: ['rust', 'c', 'cpp', 'dart', 'elixir'],
    nameOf: (name, ending) => `${name}_test.${ending}`,
    hint: (_name, test) => `The test file is ${test}.`,
  },
];

const OTHERS: TestStyle = {
  languages: [],
  nameOf: (name, ending) => (ending === '' ? `${name}.test` : `${name}.test.${ending}`),
  hint: (_name, test) => `The test file is ${test}.`,
};

export interface TestPlace {
  readonly uri: string;
  /** What a model has to know of the place. */
  readonly hint: string;
}

/** Where the test of a document goes: beside it, as projects of its language name tests. */
export function testPlaceOf(uri: string, language: string): TestPlace {
  const style = STYLES.find(({ languages }) => languages.includes(language)) ?? OTHERS;
  const [, folder = '', file = ''] = /^(.*[/:])?([^/:?#]*)/.exec(uri) ?? [];
  const [, name = file, ending = ''] = /^(.+)\.([^.]+)$/.exec(file) ?? [];
  const test = style.nameOf(name, ending);
  return { uri: folder + test, hint: style.hint(readable(name), readable(test)) };
}

function readable(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
