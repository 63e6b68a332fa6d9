/** What comes of `work` within `ms`; undefined where it takes longer. */
export function within<Result>(ms: number, work: Promise<Result>): Promise<Result | undefined> {
  const late = new Promise<undefined>(resolve => {
    setTimeout(resolve, ms, undefined);
  });
  return Promise.race([work, late]);
}
