/** What stands before a name where most languages define it; Go writes whose method it is between. */
const DEFINITION =
  /^[\w\s@.]*?\b(?:class|interface|type|enum|struct|trait|function\*?|func|fn|fun|def)\s+(?:\([^()]*\)\s*)?([\p{L}_$][\p{L}\p{N}_$]*)/mu;

/** The first name that code defines, by its look alone; undefined where it defines none. */
export function nameDefined(code: string): string | undefined {
  return DEFINITION.exec(code)?.[1];
}
