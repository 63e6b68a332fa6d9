export type LogLevel = 'error' | 'warn' | 'info' | 'debug';

/** A short name that is ours: a model's, a setting's, a fault's. */
export type Name = string & { readonly __name: unique symbol };

/** Vouches that `ours` is a name of ours and no piece of the user's code. */
export function name(ours: string): Name {
  return ours as Name;
}

/**
 * A log line is an event and its measures, never a sentence about the user's code.
 *
 * **Invariant:** no source text, prompt, path or reply is logged, at any level. The type helps:
 * a plain string does not fit into a field, so each exception must be named where it is made.
 */
export type Log = (
  level: LogLevel,
  event: string,
  fields?: Readonly<Record<string, number | boolean | Name>>,
) => void;
