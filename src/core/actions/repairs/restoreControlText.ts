import type { RepairSite } from './repair.js';

/** What a model was shown broken, so that it is no command to it, is whole again in the code. */
export function restoreControlText(
  code: readonly string[],
  { controlText }: RepairSite,
): readonly string[] {
  const whole = (line: string): string =>
    controlText.reduce(
      (text, token) => text.replaceAll(`${token.slice(0, 1)} ${token.slice(1)}`, token),
      line,
    );
  return controlText.length === 0 ? code : code.map(whole);
}
