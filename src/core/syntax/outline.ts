/** A function, method, class or the like with a name. Offsets are UTF-16 units. */
export interface NamedScope {
  /** The grammar's own word, such as `method_definition`. */
  readonly kind: string;
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Reads what a text defines. */
export interface Outline {
  /** From the first to the last, outer ones before those in them; empty where nobody can tell. */
  outline(language: string, text: string): Promise<readonly NamedScope[]>;
}
