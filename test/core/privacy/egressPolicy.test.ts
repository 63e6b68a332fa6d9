import assert from 'node:assert/strict';
import fc from 'fast-check';
import { judge, namedHosts } from '../../../src/core/privacy/egressPolicy.js';

describe('judge', () => {
  const allowed = namedHosts(['gpu.lan', 'box.lan:8080', 'web.lan:443', '*', '*.wild.lan']);
  const rows: readonly [url: string, verdict: string][] = [
    ['http://localhost:11434/api/generate', 'loopback'],
    ['http://127.0.0.1:11434/', 'loopback'],
    ['http://[::1]:11434/', 'loopback'],
    ['HTTP://LOCALHOST/', 'loopback'],
    ['http://127.1/', 'loopback'],
    ['https://gpu.lan/api/chat', 'listed'],
    ['http://GPU.lan:11434/', 'listed'],
    ['http://box.lan:8080/', 'listed'],
    ['https://web.lan/', 'listed'],

    ['https://gpu.lan.evil.example/', 'unlisted host'],
    ['https://evil.example/?gpu.lan', 'unlisted host'],
    ['https://evil.example/#gpu.lan', 'unlisted host'],
    ['https://evil.example/localhost', 'unlisted host'],
    ['https://evil.example\\@localhost/', 'unlisted host'],
    ['http://127.0.0.1.evil.example/', 'unlisted host'],
    ['http://localhost.evil.example/', 'unlisted host'],
    ['http://0.0.0.0/', 'unlisted host'],
    ['http://[::ffff:8.8.8.8]/', 'unlisted host'],
    ['http://169.254.169.254/latest/meta-data', 'unlisted host'],
    ['http://ⓔvil.example/', 'unlisted host'],
    ['http://box.lan/', 'unlisted host'],
    ['http://box.lan:8081/', 'unlisted host'],
    ['http://web.lan/', 'unlisted host'],
    ['http://other.lan/', 'unlisted host'],
    ['http://a.wild.lan/', 'unlisted host'],
    ['https://ollama.com/api/web_search', 'unlisted host'],

    ['https://user@evil.example/', 'user in url'],
    ['http://localhost@evil.example/', 'user in url'],
    ['http://user:password@localhost/', 'user in url'],
    ['http://gpu.lan:80@evil.example/', 'user in url'],

    ['ftp://localhost/', 'not http'],
    ['ws://localhost/', 'not http'],
    ['file:///etc/passwd', 'not http'],
    ['data:text/plain,hello', 'not http'],
    ['javascript:alert(1)', 'not http'],
    ['blob:http://localhost/1', 'not http'],
  ];

  for (const [url, why] of rows) {
    it(`${why}: ${url}`, () => {
      const verdict = judge(new URL(url), allowed);
      assert.equal(verdict.kind === 'allowed' ? verdict.rule : verdict.reason, why);
    });
  }

  it('allows this machine and nothing else where no host is named', () => {
    const here = new Set(['localhost', '127.0.0.1', '[::1]']);
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), text => {
        const url = new URL(text);
        assert.equal(judge(url, new Set()).kind === 'allowed', here.has(url.hostname));
      }),
    );
  });
});

describe('namedHosts', () => {
  const rows: readonly [entry: string, names: readonly string[]][] = [
    ['gpu.lan', ['gpu.lan']],
    [' GPU.Lan ', ['gpu.lan']],
    ['gpu.lan:11434', ['gpu.lan:11434']],
    ['192.168.1.7', ['192.168.1.7']],
    ['[FE80::1]', ['[fe80::1]']],
    ['[fe80::1]:11434', ['[fe80::1]:11434']],
    ['bücher.example', ['xn--bcher-kva.example']],
    ['', []],
    ['*', []],
    ['*.lan', []],
    ['http://gpu.lan', []],
    ['gpu.lan/api', []],
    ['user@gpu.lan', []],
    ['gpu.lan evil.example', []],
    ['gpu.lan:port', []],
  ];
  for (const [entry, names] of rows) {
    it(`reads '${entry}' as ${names.length === 0 ? 'no host' : names.join()}`, () => {
      assert.deepEqual([...namedHosts([entry])], names);
    });
  }

  it('never fails, whatever a person writes', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), entries => {
        assert.ok(namedHosts(entries).size <= entries.length);
      }),
    );
  });
});
