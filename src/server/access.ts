import * as v from 'valibot';

type Headers = Readonly<Record<string, string>>;

/** As HTTP has them; a line break in a value would begin another header. */
const NAME = /^[\w!#$%&'*+.^`|~-]{1,100}$/;
const VALUE = /^[\t\x20-\x7e\x80-\xff]{1,8192}$/;

/** What says how a request is sent; whoever sets these breaks it, or asks another host. */
const RESERVED = new Set([
  'host',
  'connection',
  'content-length',
  'content-type',
  'transfer-encoding',
  'te',
  'upgrade',
  'expect',
]);

/** More hosts, or more headers for one, nobody has. */
const ENTRIES_MAX = 50;

const Params = v.object({ hosts: v.record(v.string(), v.record(v.string(), v.string())) });

/**
 * What hosts want to see of whoever asks them: tokens and the like, in memory alone.
 *
 * **Invariant:** a header is for its host and port, and no other is sent it.
 */
export class Access {
  #hosts: ReadonlyMap<string, Headers> = new Map();

  /** `raw` is what the client passed at the start, if anything. */
  constructor(raw?: unknown) {
    this.take(raw);
  }

  /** Takes the place of all before; whether it made sense. */
  take(raw: unknown): boolean {
    const read = v.safeParse(Params, raw);
    if (!read.success) return false;
    const hosts = Object.entries(read.output.hosts).slice(0, ENTRIES_MAX);
    this.#hosts = new Map(hosts.map(([host, headers]) => [host.toLowerCase(), sendable(headers)]));
    return true;
  }

  /** What goes along to `url`; a socket is known by all of it. */
  headersFor(url: string): Headers {
    const host = URL.canParse(url) ? new URL(url).host : '';
    return this.#hosts.get(host === '' ? url.toLowerCase() : host) ?? {};
  }
}

function sendable(headers: Headers): Headers {
  const kept = Object.entries(headers)
    .filter(([name, value]) => NAME.test(name) && VALUE.test(value))
    .filter(([name]) => !RESERVED.has(name.toLowerCase()));
  return Object.fromEntries(kept.slice(0, ENTRIES_MAX));
}
