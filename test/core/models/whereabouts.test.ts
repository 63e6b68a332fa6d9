import assert from 'node:assert/strict';
import { placeFinding, proxyFinding, rivalsFinding } from '../../../src/core/models/whereabouts.js';

describe('placeFinding', () => {
  const rows: readonly [env: Readonly<Record<string, string>>, detail: RegExp, remedy: RegExp][] = [
    [{ CODESPACES: 'true' }, /codespace/, /your own machine/],
    [{ REMOTE_CONTAINERS: 'true' }, /container/, /host\.docker\.internal/],
    [{ WSL_DISTRO_NAME: 'Ubuntu' }, /WSL/, /mirrored/],
    [{ SSH_CONNECTION: '192.0.2.1 1 192.0.2.2 22' }, /connected to/, /ssh -R/],
  ];
  for (const [env, detail, remedy] of rows) {
    it(`says where it runs with ${Object.keys(env).join()}, and what helps where nothing answers`, () => {
      const answered = placeFinding(env, true);
      assert.match(answered.detail, detail);
      assert.deepEqual([answered.ok, answered.remedy], [true, undefined]);
      const silent = placeFinding(env, false);
      assert.equal(silent.ok, false);
      assert.match(silent.remedy ?? '', remedy);
    });
  }

  it('is on this machine where nothing says otherwise', () => {
    assert.equal(placeFinding({}, false).detail, 'On this machine.');
  });
});

describe('proxyFinding', () => {
  const proxy = { HTTPS_PROXY: 'http://user:secret@proxy.lan:3128' };

  it('never tells the address, which can hold a password', () => {
    for (const here of [true, false]) {
      const { detail } = proxyFinding({ ...proxy, NODE_USE_ENV_PROXY: '1' }, here);
      assert.match(detail, /HTTPS_PROXY/);
      assert.doesNotMatch(detail, /secret|proxy\.lan/);
    }
  });

  it('goes past it to this machine, and through it where Node does', () => {
    assert.match(proxyFinding(proxy, true).detail, /goes past it/);
    assert.match(proxyFinding(proxy, false).detail, /does not use it/);
    assert.match(proxyFinding({ ...proxy, NODE_USE_ENV_PROXY: '1' }, false).detail, /go through/);
    assert.match(proxyFinding({}, false).detail, /None/);
  });
});

describe('rivalsFinding', () => {
  it('names them, and is content with none', () => {
    assert.equal(rivalsFinding([]).ok, true);
    const found = rivalsFinding(['Tabnine', 'twinny']);
    assert.match(found.detail, /Tabnine, twinny/);
    assert.ok(found.remedy);
  });
});
