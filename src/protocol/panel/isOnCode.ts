const ON_CODE = /^\s*\/(?:explain|fix|tests|doc)(?:\s|$)/;

/** Whether a question begins with a command that acts on code. */
export function isOnCode(text: string): boolean {
  return ON_CODE.test(text);
}
