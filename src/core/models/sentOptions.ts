/** What is laid out to be read beside the options. */
const LAID_OUT: readonly string[] = ['model', 'prompt', 'messages'];

/** What `body` sends besides the model and the text that it reads. */
export function sentOptions(
  body: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !LAID_OUT.includes(name)));
}
