/**
 * `cove/suggestion/grown`, a notification to the client: of a block whose first lines were
 * suggested there is more now. Asked again at the same place, the server answers with all of it.
 */
export interface GrownParams {
  readonly textDocument: { readonly uri: string };
}
