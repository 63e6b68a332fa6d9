/** What a server's list says of one model, as far as it tells where the model runs. */
export interface ModelOrigin {
  readonly name: string;
  readonly remoteHost?: string | undefined;
  readonly remoteModel?: string | undefined;
}

/**
 * Whether a model runs elsewhere although it is asked through this machine.
 *
 * Ollama lists cloud models beside local ones: by the tag `cloud` or one that ends in `-cloud`
 * (`gpt-oss:120b-cloud`), or by a `remote_host` or `remote_model` in its entry, whatever the name.
 */
export function isRemote(origin: ModelOrigin): boolean {
  // The server itself overlooks case and blanks; a digest after the tag changes nothing.
  const name = origin.name.replace(/@.*$/, '').trim().toLowerCase();
  const tag = /:([^:/]*)$/.exec(name)?.[1]?.trim() ?? '';
  return (
    tag === 'cloud' ||
    tag.endsWith('-cloud') ||
    filled(origin.remoteHost) ||
    filled(origin.remoteModel)
  );
}

function filled(text: string | undefined): boolean {
  return text !== undefined && text !== '';
}
