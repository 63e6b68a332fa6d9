/** `text` as a block of Markdown code; the fence is longer than any within. */
export function fenced(text: string, language: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`{3,}/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const end = text.endsWith('\n') || text === '' ? '' : '\n';
  return `${fence}${language}\n${text}${end}${fence}`;
}
