/** With its folders, if it has some, and a suffix; not the end of a path from elsewhere. */
const FILE = /(?<![\w@./\\-])[\w@-][\w@./-]*\.\w{1,10}/;

/**
 * The file that a fence names, such as in `ts src/cart.ts`, `ts:src/cart.ts` or `ts title="cart.ts"`;
 * undefined where it names none.
 */
export function fileNamed(info: string): string | undefined {
  const name = FILE.exec(info)?.[0];
  return name === undefined || name.includes('..') ? undefined : name;
}
