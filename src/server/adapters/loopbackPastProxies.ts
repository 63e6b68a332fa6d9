const LOOPBACK = ['localhost', '127.0.0.1', '::1', '[::1]'];

/** Both spellings are read, the lower one first. */
const NAMES = ['no_proxy', 'NO_PROXY'];

/**
 * Keeps requests to this machine from any proxy that the environment names.
 *
 * Newer versions of Node send every `fetch` through such a proxy where `NODE_USE_ENV_PROXY` is
 * set, loopback included: a prompt would leave the machine. They read `NO_PROXY` anew for each
 * request, so it is enough to name this machine there before the first. Hosts that the user
 * allowed besides are reached as the environment says.
 */
export function loopbackPastProxies(env: Record<string, string | undefined>): void {
  const given = NAMES.map(name => env[name] ?? '').find(value => value !== '') ?? '';
  const value = [...given.split(','), ...LOOPBACK].filter(host => host.trim() !== '').join(',');
  for (const name of NAMES) env[name] = value;
}
