/** How Markdown calls a language, where the editor has another word. */
const LABELS: Readonly<Record<string, string>> = {
  typescriptreact: 'tsx',
  javascriptreact: 'jsx',
  shellscript: 'bash',
  csharp: 'csharp',
  'objective-c': 'objectivec',
  'cuda-cpp': 'cpp',
  dockercompose: 'yaml',
  proto3: 'protobuf',
  plaintext: '',
};

/** What begins and ends a block of code that holds `text`: longer than any run of backticks in it. */
export function fenceFor(text: string): string {
  const runs = text.match(/`{3,}/g) ?? [];
  return '`'.repeat(Math.max(2, ...runs.map(run => run.length)) + 1);
}

/** The word behind an opening fence. */
export function fenceLabel(language: string): string {
  return LABELS[language] ?? language;
}

/** `code` as a block of Markdown, between fences that stand on lines of their own. */
export function fenced(code: string, fence: string, label: string): string {
  const end = code === '' || code.endsWith('\n') ? '' : '\n';
  return `${fence}${label}\n${code}${end}${fence}`;
}
