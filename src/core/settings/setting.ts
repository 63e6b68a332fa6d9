/** What the manifest says of a value: a piece of JSON schema. */
export type Schema = Readonly<Record<string, unknown>>;

/** One setting: what it means, what it is by default, and how it reads what a user wrote. */
export interface Setting<Value> {
  readonly default: Value;
  readonly description: string;
  readonly schema: Schema;
  /** `machine`: a workspace cannot change it. */
  readonly scope: Scope;
  /** Whether a folder that is not trusted cannot set it; one of the machine it never can. */
  readonly needsTrust?: true;
  /** What of `raw` was left out of the value, a sentence each; the rest of it holds. */
  readonly faultsIn?: (raw: unknown) => readonly string[];
  /** The value that `raw` means, or undefined where it means none. */
  readonly read: (raw: unknown) => Value | undefined;
}

export type Scope = 'machine' | 'window' | 'resource';

export function flag(value: boolean, description: string): Setting<boolean> {
  return {
    default: value,
    description,
    schema: { type: 'boolean' },
    scope: 'resource',
    read: raw => (typeof raw === 'boolean' ? raw : undefined),
  };
}

export function text(value: string, description: string): Setting<string> {
  return {
    default: value,
    description,
    schema: { type: 'string' },
    scope: 'window',
    read: raw => (typeof raw === 'string' ? raw.trim() : undefined),
  };
}

export function whole(
  value: number,
  range: { readonly min: number; readonly max: number },
  description: string,
): Setting<number> {
  return {
    default: value,
    description,
    schema: { type: 'integer', minimum: range.min, maximum: range.max },
    scope: 'window',
    read: raw =>
      typeof raw === 'number' && Number.isInteger(raw) && range.min <= raw && raw <= range.max
        ? raw
        : undefined,
  };
}

export function oneOf<const Choice extends string>(
  choices: readonly [Choice, ...Choice[]],
  description: string,
): Setting<Choice> {
  return {
    default: choices[0],
    description,
    schema: { type: 'string', enum: choices },
    scope: 'resource',
    read: raw => choices.find(choice => choice === raw),
  };
}

export function texts(value: readonly string[], description: string): Setting<readonly string[]> {
  return {
    default: value,
    description,
    schema: { type: 'array', items: { type: 'string' } },
    scope: 'resource',
    read: raw =>
      Array.isArray(raw) && raw.every((item): item is string => typeof item === 'string')
        ? raw
        : undefined,
  };
}

export function flags(
  value: Readonly<Record<string, boolean>>,
  description: string,
): Setting<Readonly<Record<string, boolean>>> {
  return {
    default: value,
    description,
    schema: { type: 'object', additionalProperties: { type: 'boolean' } },
    scope: 'resource',
    read: raw => (isFlags(raw) ? raw : undefined),
  };
}

/** The same setting for all of a window: a folder of it has none of its own. */
export function forWindow<Value>(setting: Setting<Value>): Setting<Value> {
  return { ...setting, scope: 'window' };
}

/** The same setting for folders that the user trusts: what it says reaches a model. */
export function forTrusted<Value>(setting: Setting<Value>): Setting<Value> {
  return { ...setting, needsTrust: true };
}

/** The same setting out of reach for a workspace: a repository cannot turn it. */
export function machine<Value>(setting: Setting<Value>): Setting<Value> {
  return { ...setting, scope: 'machine' };
}

function isFlags(raw: unknown): raw is Readonly<Record<string, boolean>> {
  return (
    typeof raw === 'object' &&
    raw !== null &&
    !Array.isArray(raw) &&
    Object.values(raw).every(value => typeof value === 'boolean')
  );
}
