/** How a language marks what belongs together. */
export type BlockStyle = 'braces' | 'indent' | 'end' | 'none';

export interface Language {
  /** The editor's ids for it. */
  readonly ids: readonly string[];
  /** Names the grammar, and the folder in `syntaxes/` that holds its queries. */
  readonly grammar?: string;
  readonly block: BlockStyle;
  /** What begins a comment that runs to the end of the line. */
  readonly lineComment?: string;
  /** Another such beginning, where there are two: `#` in PHP. */
  readonly otherLineComment?: string;
  /** Whether a line comment begins only after white space, so that `$#` is none. */
  readonly spacedComment?: boolean;
  /** What begins and ends a comment that may span lines. */
  readonly blockComment?: readonly [open: string, close: string];
  /** What a string begins and ends with, the longer ones first. */
  readonly quotes: readonly string[];
  /** How a line's code ends, beside an open bracket, where a block begins. */
  readonly opener?: RegExp;
  /** How the code after an empty block begins, if not with the brace of one that opened it. */
  readonly closer?: RegExp;
  /** The brackets that come in pairs, if not all do: in a shell, `a)` begins a branch of a case. */
  readonly pairs?: string;
  /** Whether strings run over lines: from quote to quote, or from `<<TEXT` to a line of its name. */
  readonly longStrings?: true;
  /** Whether `/[(]/` is a pattern, so that the brackets in it are none. */
  readonly patterns?: true;
  /** Whether sentences are content: in parts of a text, or everywhere, where fences are content too. */
  readonly sentences?: 'in parts' | 'everywhere';
}

const DOUBLE_OR_SINGLE = ['"', "'"];

/** What most languages with braces share: `case 1:` and `public:` open like a brace. */
const SLASHES = {
  block: 'braces',
  lineComment: '//',
  blockComment: ['/*', '*/'],
  quotes: DOUBLE_OR_SINGLE,
  opener: /(?:[=-]>|^\s*(?:case\b.*|default\s*|(?:public|private|protected)\s*):)$/,
} as const;

const SCRIPT = { ...SLASHES, quotes: ['"', "'", '`'], patterns: true } as const;

const HASH = { lineComment: '#', spacedComment: true, quotes: DOUBLE_OR_SINGLE } as const;

/** An element opens at the line's end, or a rule or function of a style or script in it. */
const MARKUP = {
  block: 'none',
  blockComment: ['<!--', '-->'],
  quotes: [],
  opener: /(?:<[A-Za-z](?:[^<>]*[^<>/])?|=)>$/,
  closer: /^<\//,
  pairs: '',
  sentences: 'in parts',
} as const;

/** A statement's head, or the last line of one: no lambda, no key, no annotation. */
const PYTHON_OPENER =
  /^\s*(?:(?:async|case|class|def|elif|else|except|finally|for|if|match|try|while|with)\b.*|[)\]}].*):$/;

/** Every language that Cove knows more of than its text. Adding one is a row and a folder. */
export const LANGUAGES: readonly Language[] = [
  { ...SCRIPT, ids: ['typescript'], grammar: 'typescript' },
  { ...SCRIPT, ids: ['typescriptreact'], grammar: 'tsx' },
  { ...SCRIPT, ids: ['javascript', 'javascriptreact'], grammar: 'javascript' },
  {
    ids: ['python'],
    grammar: 'python',
    block: 'indent',
    lineComment: '#',
    quotes: ['"""', "'''", '"', "'"],
    opener: PYTHON_OPENER,
  },
  { ...SLASHES, ids: ['go'], grammar: 'go', quotes: ['"', '`', "'"] },
  // No single quote: alone, it begins a lifetime.
  { ...SLASHES, ids: ['rust'], grammar: 'rust', quotes: ['"'] },
  { ...SLASHES, ids: ['java'], grammar: 'java', quotes: ['"""', '"', "'"] },
  { ...SLASHES, ids: ['c'], grammar: 'c' },
  { ...SLASHES, ids: ['cpp', 'cuda-cpp'], grammar: 'cpp' },
  { ...SLASHES, ids: ['csharp'], grammar: 'c_sharp', quotes: ['"""', '"', "'"] },
  { ...SLASHES, ids: ['objective-c'], grammar: 'objc' },
  {
    ids: ['ruby'],
    grammar: 'ruby',
    block: 'end',
    lineComment: '#',
    quotes: ['"', "'", '`'],
    opener:
      /(?:->|\b(?:do|then|begin|else|ensure)|(?:\bdo|\{)\s*\|[^|]*\||^\s*(?:def|class|module|if|elsif|unless|while|until|for|case|when|in|rescue)\b.*)$/,
    closer: /^(?:(?:end|else|elsif|when|in|rescue|ensure)\b|\})/,
    longStrings: true,
    patterns: true,
  },
  { ...SLASHES, ids: ['php'], grammar: 'php', otherLineComment: '#', longStrings: true },
  { ...SLASHES, ids: ['kotlin'], grammar: 'kotlin', quotes: ['"""', '"', "'"] },
  {
    ...SLASHES,
    ids: ['swift'],
    grammar: 'swift',
    quotes: ['"""', '"'],
    opener: /(?:->|\{.*\bin|^\s*(?:case\b.*|default\s*):)$/,
  },
  {
    ...SLASHES,
    ids: ['scala'],
    grammar: 'scala',
    quotes: ['"""', '"'],
    opener: /(?:=>|[^=!<>]=|:|\b(?:then|else|do|try|finally|match|yield))$/,
  },
  // There is a grammar, but in this engine it misreads `x = 1`, and not always alike.
  {
    ids: ['lua'],
    block: 'end',
    lineComment: '--',
    blockComment: ['--[[', ']]'],
    quotes: DOUBLE_OR_SINGLE,
    opener: /\b(?:do|then|else|repeat|function\b[^()]*\([^()]*\))$/,
    closer: /^(?:end|else|elseif|until)\b/,
  },
  {
    ...HASH,
    ids: ['shellscript'],
    grammar: 'bash',
    block: 'end',
    opener: /(?:\b(?:do|then|else|in)|^\s*[^()\s]+\))$/,
    closer: /^(?:fi|done|esac|else|elif)\b|^;;/,
    longStrings: true,
    pairs: '[]{}',
  },
  {
    ids: ['css'],
    grammar: 'css',
    block: 'braces',
    blockComment: ['/*', '*/'],
    quotes: DOUBLE_OR_SINGLE,
  },
  { ...SLASHES, ids: ['scss', 'less'], quotes: DOUBLE_OR_SINGLE },
  { ...MARKUP, ids: ['html'], grammar: 'html' },
  { ...MARKUP, ids: ['vue'], grammar: 'vue' },
  { ids: ['json'], grammar: 'json', block: 'braces', quotes: ['"'] },
  { ...SLASHES, ids: ['jsonc'], grammar: 'json', quotes: ['"'] },
  { ...HASH, ids: ['toml'], grammar: 'toml', block: 'none', quotes: ['"""', "'''", '"', "'"] },
  { ...SLASHES, ids: ['dart'], grammar: 'dart', quotes: ['"""', "'''", '"', "'"] },
  {
    ids: ['elixir'],
    grammar: 'elixir',
    block: 'end',
    lineComment: '#',
    quotes: ['"""', "'''", '"', "'"],
    opener: /(?:->|\b(?:do|else|rescue|after|catch|fn))$/,
    closer: /^(?:end|else|rescue|after|catch)\b/,
  },
  { ...SLASHES, ids: ['zig'], grammar: 'zig' },
  {
    ...HASH,
    ids: ['yaml', 'dockercompose'],
    block: 'indent',
    opener: /:$/,
    pairs: '',
    sentences: 'in parts',
  },
  { ...MARKUP, ids: ['markdown'], sentences: 'everywhere' },
  {
    ids: ['plaintext', 'latex', 'mdx', 'quarto', 'restructuredtext'],
    block: 'braces',
    quotes: ['"'],
    pairs: '',
    sentences: 'everywhere',
  },
  {
    ids: ['sql'],
    block: 'none',
    lineComment: '--',
    blockComment: ['/*', '*/'],
    quotes: DOUBLE_OR_SINGLE,
    opener: /\b(?:as|begin|then|else|loop)$/i,
  },
  { ...SLASHES, ids: ['fsharp', 'groovy', 'proto3', 'solidity'] },
  { ...HASH, ids: ['graphql', 'r', 'terraform'], block: 'braces' },
  { ...HASH, ids: ['perl'], block: 'braces', longStrings: true, patterns: true },
  { ...HASH, ids: ['powershell'], block: 'braces', blockComment: ['<#', '#>'] },
  {
    ...HASH,
    ids: ['julia'],
    block: 'end',
    blockComment: ['#=', '=#'],
    quotes: ['"""', '"'],
    opener:
      /^\s*(?:begin|catch|do|else|elseif|finally|for|function|if|let|module|struct|try|while)\b.*$/,
    closer: /^(?:catch|else|elseif|end|finally)\b/,
  },
  { ...MARKUP, ids: ['xml', 'xsl'] },
  { ...HASH, ids: ['dockerfile'], block: 'none', opener: /\\$/, pairs: '' },
  { ...HASH, ids: ['makefile'], block: 'indent', opener: /^[^\s#=][^#=]*:(?:[^=].*)?$/, pairs: '' },
];

/** What holds for a language without a row: most have braces, but what else they pair nobody knows. */
export const UNKNOWN_LANGUAGE: Language = { ids: [], block: 'braces', quotes: ['"'], pairs: '' };

export function languageOf(id: string): Language {
  return LANGUAGES.find(language => language.ids.includes(id)) ?? UNKNOWN_LANGUAGE;
}
