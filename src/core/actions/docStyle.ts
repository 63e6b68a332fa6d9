/** How languages document code, as a model is told it. */
interface DocStyle {
  readonly languages: readonly string[];
  readonly hint: string;
}

const SAYS = 'It says what the code does, what it takes and what it returns.';

const STYLES: readonly DocStyle[] = [
  {
    languages: ['typescript', 'typescriptreact', 'javascript', 'javascriptreact'],
    hint: `Begin with a JSDoc comment, /** … */. ${SAYS}`,
  },
  {
    languages: ['python'],
    hint: `Begin the body with a docstring, """…""". ${SAYS}`,
  },
  {
    languages: ['go'],
    hint: `Begin with a comment of // lines, whose first word is the name of what it is about. ${SAYS}`,
  },
  { languages: ['rust', 'swift', 'dart'], hint: `Begin with a comment of /// lines. ${SAYS}` },
  {
    languages: ['csharp'],
    hint: `Begin with a comment of /// lines, with <summary>, <param> and <returns>. ${SAYS}`,
  },
  {
    languages: ['java', 'kotlin', 'scala', 'groovy', 'php', 'c', 'cpp', 'objective-c'],
    hint: `Begin with a documentation comment, /** … */. ${SAYS}`,
  },
  { languages: ['ruby', 'shellscript'], hint: `Begin with a comment of # lines. ${SAYS}` },
];

/** A small model that is not told where the comment goes gives the code back as it was. */
export function docHintOf(language: string): string {
  const style = STYLES.find(({ languages }) => languages.includes(language));
  return style?.hint ?? `Begin with a comment in the form that is usual for the language. ${SAYS}`;
}
