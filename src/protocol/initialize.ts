/** What a client may pass as `initializationOptions`. Everything in it may be missing. */
export interface InitializationOptions {
  /** The `cove` section of the settings, where the client has no `workspace/configuration`. */
  readonly settings?: unknown;
  /** The folder to keep the ledger in, where `COVE_HOME` is not set. */
  readonly storage?: string;
  /** As `AccessParams`, where something goes along from the first request on. */
  readonly access?: unknown;
}
