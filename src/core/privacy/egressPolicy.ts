/** Why bytes may, or may not, leave for a place. */
export type Verdict =
  | { readonly kind: 'allowed'; readonly rule: 'loopback' | 'listed' }
  | { readonly kind: 'denied'; readonly reason: 'unlisted host' | 'not http' | 'user in url' };

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Decides whether a request may leave this process. Pure, so that it can be proven by a table.
 *
 * **Invariant:** what no rule names is denied. There is no wildcard, and no setting adds one.
 */
export function judge(url: URL, allowedHosts: ReadonlySet<string>): Verdict {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return { kind: 'denied', reason: 'not http' };
  }
  // A user or password in the URL would end up in settings files and logs of servers.
  if (url.username !== '' || url.password !== '') return { kind: 'denied', reason: 'user in url' };
  if (isLoopback(url)) return { kind: 'allowed', rule: 'loopback' };
  const named =
    allowedHosts.has(url.hostname) || allowedHosts.has(`${url.hostname}:${portOf(url)}`);
  return named ? { kind: 'allowed', rule: 'listed' } : { kind: 'denied', reason: 'unlisted host' };
}

/** Whether a URL is of this machine. */
export function isLoopback(url: URL): boolean {
  return LOOPBACK.has(url.hostname);
}

/**
 * The hosts that a setting names, as `judge` compares them: `GPU.lan` at any port, `gpu.lan:11434`
 * at that one. What is no host by itself, such as a whole URL, names none.
 */
export function namedHosts(entries: Iterable<string>): ReadonlySet<string> {
  return new Set([...entries].flatMap(hostIn));
}

function hostIn(entry: string): readonly string[] {
  const [, bare, port] =
    /^([^\s:/@?#\\*[\]]+|\[[\da-f:.]+\])(?::(\d+))?$/i.exec(entry.trim()) ?? [];
  if (bare === undefined || !URL.canParse(`http://${bare}`)) return [];
  // As a URL spells it: in small letters, and beyond ASCII in punycode.
  const { hostname } = new URL(`http://${bare}`);
  return [port === undefined ? hostname : `${hostname}:${Number(port)}`];
}

/** A URL leaves out the port that its scheme implies. */
function portOf(url: URL): string {
  if (url.port !== '') return url.port;
  return url.protocol === 'https:' ? '443' : '80';
}
