/** The path of a document with `/` between its parts, or its whole URI where it has none. */
export function documentPath(uri: string): string {
  if (!URL.canParse(uri)) return uri;
  const { pathname } = new URL(uri);
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}

/** The last part of the path: all of it that the ledger keeps. */
export function documentName(uri: string): string {
  return documentPath(uri).split('/').at(-1) ?? '';
}
