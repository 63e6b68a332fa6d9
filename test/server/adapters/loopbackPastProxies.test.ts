import assert from 'node:assert/strict';
import { loopbackPastProxies } from '../../../src/server/adapters/loopbackPastProxies.js';

describe('loopbackPastProxies', () => {
  const LOOPBACK = 'localhost,127.0.0.1,::1,[::1]';
  const rows: readonly [given: Record<string, string>, hosts: string][] = [
    [{}, LOOPBACK],
    [{ NO_PROXY: '' }, LOOPBACK],
    [{ NO_PROXY: 'gpu.lan' }, `gpu.lan,${LOOPBACK}`],
    [{ no_proxy: 'a.lan,b.lan' }, `a.lan,b.lan,${LOOPBACK}`],
    [{ no_proxy: 'a.lan', NO_PROXY: 'b.lan' }, `a.lan,${LOOPBACK}`],
  ];
  for (const [given, hosts] of rows) {
    it(`keeps ${hosts} from a proxy where ${JSON.stringify(given)} is set`, () => {
      const env: Record<string, string | undefined> = { ...given };
      loopbackPastProxies(env);
      assert.deepEqual([env['no_proxy'], env['NO_PROXY']], [hosts, hosts]);
    });
  }
});
