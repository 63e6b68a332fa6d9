/** The URI of a path, with `/` between its parts, below that of a folder. */
export function pathUnder(root: string, path: string): string {
  return [root.replace(/\/$/, ''), ...path.split('/').map(encodeURIComponent)].join('/');
}
