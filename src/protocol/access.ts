/**
 * `cove/access`: what is sent along to servers of models that want to know who asks. It is kept in
 * the memory of the server alone, and takes the place of what was told before.
 */
export interface AccessParams {
  /** For each host and port, as in `gpu.lan:11434`, the headers of each request to it. */
  readonly hosts: Readonly<Record<string, Readonly<Record<string, string>>>>;
}
