/** Fails to compile where a union has a kind that a `switch` does not handle. */
export function assertNever(value: never): never {
  throw new Error(`unexpected kind: ${typeof value}`);
}
