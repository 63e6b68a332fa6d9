/** Where models are asked for, as the settings say at the moment. */
export interface Address {
  /** A web address, a folder in it included, or `unix:` and the path of a socket. */
  readonly url: string;
  /** Hosts besides this machine, as a person writes them. */
  readonly allowedHosts: Iterable<string>;
  /** What goes along with each request, such as a token. */
  readonly headers?: Readonly<Record<string, string>>;
  /** A file of authorities that are trusted besides the system's; empty where there is none. */
  readonly caFile?: string;
}

/** The socket that an address names, by its path. */
export function socketOf(url: string): string | undefined {
  return /^unix:(?:\/\/)?(\/.+)$/.exec(url.trim())?.[1];
}

/** What stands before the path of each request. A socket has no host, and is of this machine. */
export function baseOf(url: string): string {
  return socketOf(url) === undefined ? url.trim() : 'http://localhost';
}

/** The host in `url`, as far as it is one; never a name or password that stands before it. */
export function hostOf(url: string): string {
  const socket = socketOf(url);
  if (socket !== undefined) return socketName(socket);
  const host = URL.canParse(url) ? new URL(url).host : '';
  return host === '' ? url.replace(/^.*@/, '') : host;
}

/** What a socket is called where its path is not to be told. */
export function socketName(socket: string): string {
  return `unix:${socket.slice(socket.lastIndexOf('/') + 1)}`;
}
