import assert from 'node:assert/strict';
import {
  addressesIn,
  modulesOf,
  networkWords,
  powersOf,
  printing,
  PROGRAM,
  SOCKET,
  unguardedClients,
} from './network.js';
import { exists, read, sourcesIn } from './sources.js';

const SRC = sourcesIn(['src'], ['.ts']);

describe('src', () => {
  it('opens sockets in one file alone', () => {
    assert.ok(
      SRC.some(({ path }) => path === SOCKET),
      'the one file was not found',
    );
    assert.deepEqual(SRC.flatMap(networkWords), []);
  });

  it('gives its own fetch to every client of Ollama', () => {
    assert.deepEqual(SRC.flatMap(unguardedClients), []);
  });

  it('prints nothing', () => {
    assert.deepEqual(SRC.flatMap(printing), []);
  });
});

/** What a bundle holds, each with the reason why that is no way out. */
interface Bundle {
  readonly path: string;
  readonly modules: Readonly<Record<string, string>>;
  readonly addresses: Readonly<Record<string, string>>;
}

const BUNDLES: readonly Bundle[] = [
  { path: 'dist/client.cjs', modules: {}, addresses: {} },
  { path: 'dist/features.cjs', modules: {}, addresses: {} },
  { path: 'dist/chatView.cjs', modules: {}, addresses: {} },
  {
    path: 'dist/reviews.cjs',
    modules: {},
    addresses: {
      'http://www.w3.org/2000/svg': 'the name of a kind of pictures, which nothing asks',
    },
  },
  {
    path: 'dist/webview.js',
    modules: {},
    addresses: {
      'http://www.w3.org/1998/Math/MathML': 'the name of a kind of nodes, which nothing asks',
      'http://www.w3.org/1999/xhtml': 'the name of a kind of nodes, which nothing asks',
      'http://www.w3.org/2000/svg': 'the name of a kind of nodes, which nothing asks',
    },
  },
  {
    path: 'dist/markdownStream.js',
    modules: {},
    addresses: {
      'http://www.w3.org/1998/Math/MathML': 'the name of a kind of nodes, which nothing asks',
      'http://www.w3.org/1999/xhtml': 'the name of a kind of nodes, which nothing asks',
      'http://www.w3.org/2000/svg': 'the name of a kind of nodes, which nothing asks',
      'https://github.com/highlightjs/highlight.js/issues/2277': 'a hint in a warning',
      'https://github.com/highlightjs/highlight.js/wiki/security': 'a hint in a warning',
    },
  },
  {
    path: 'dist/languageClient.cjs',
    modules: {
      child_process: 'vscode-languageclient starts the server with it',
      net: 'vscode-languageclient can talk to a server over a pipe or a local socket',
    },
    addresses: {},
  },
  {
    path: 'dist/server.js',
    modules: {
      child_process:
        'starts git for `diff`, and what tells of the battery; vscode-languageserver can look up modules with it',
      http: 'the guarded fetch asks a socket that has a path with it',
      https: 'the guarded fetch asks by HTTPS with it, trusting whom the system trusts',
      net: 'vscode-languageserver can talk to a client over a pipe or a local socket',
      tls: 'the guarded fetch is told by it whom the system trusts',
    },
    addresses: {
      'https://ollama.com/api/web_search': 'a method of the ollama package that nothing calls',
      'https://ollama.com/api/web_fetch': 'a method of the ollama package that nothing calls',
    },
  },
];

describe('what is built', () => {
  for (const { path, modules, addresses } of BUNDLES.filter(bundle => exists(bundle.path))) {
    const bundle = read(path);

    it(`${path} loads no module with a socket but what its libraries need`, () => {
      assert.deepEqual(modulesOf(bundle), Object.keys(modules).sort());
    });

    it(`${path} has no other way to open one`, () => {
      assert.deepEqual(powersOf(bundle), []);
    });

    it(`${path} knows no address but loopback, and those that are explained`, () => {
      assert.deepEqual(addressesIn(bundle), Object.keys(addresses).sort());
    });
  }
});

describe('the check of the network', () => {
  const bad: readonly string[] = [
    'await fetch(url);',
    'const send = fetch;',
    'use({ fetch });',
    'await globalThis.fetch(url);',
    "await globalThis['fetch'](url);",
    'new WebSocket(url);',
    'navigator.sendBeacon(url);',
    'new XMLHttpRequest();',
    'new EventSource(url);',
    "import { connect } from 'node:net';",
    "import type { Agent } from 'https';",
    "import { lookup } from 'node:dns/promises';",
    "const tls = await import('node:tls');",
    "const http2 = require('http2');",
    "export * from 'undici';",
    "import { spawn } from 'node:child_process';",
    "eval('1');",
    "new Function('return 1')();",
  ];
  for (const text of bad) {
    it(`sees ${text}`, () => {
      assert.equal(networkWords({ path: 'src/a.ts', text }).length, 1);
      assert.deepEqual(networkWords({ path: SOCKET, text }), []);
    });
  }

  it('lets through what reaches nothing', () => {
    const good = [
      'export type Fetch = typeof fetch;',
      "import type { Fetch } from './guardedFetch.js';",
      'new Ollama({ fetch: guarded });',
      'interface Egress { readonly fetch: Fetch; }',
      "const title = 'fetch';",
      '// fetch() comes later',
    ];
    for (const text of good) assert.deepEqual(networkWords({ path: 'src/a.ts', text }), []);
  });

  it('lets one file start a program, and do nothing else', () => {
    const spawns = { path: PROGRAM, text: "import { spawn } from 'node:child_process';" };
    assert.deepEqual(networkWords(spawns), []);
    const connects = { path: PROGRAM, text: "import { connect } from 'node:net';" };
    assert.equal(networkWords(connects).length, 1);
  });

  it('sees a client of Ollama with a fetch of its own', () => {
    const own = [
      'new Ollama();',
      'new Ollama({ host });',
      'new Ollama(config);',
      "import ollama from 'ollama';",
      "import * as ollama from 'ollama';",
      "import { default as client } from 'ollama';",
      "import 'ollama/browser';",
    ];
    for (const text of own) assert.equal(unguardedClients({ path: 'a.ts', text }).length, 1, text);
    const ours = "import { Ollama } from 'ollama'; new Ollama({ host, fetch: guarded });";
    assert.deepEqual(unguardedClients({ path: 'a.ts', text: ours }), []);
    const types = "import type { GenerateRequest } from 'ollama';";
    assert.deepEqual(unguardedClients({ path: 'a.ts', text: types }), []);
  });

  it('sees what is printed', () => {
    for (const text of ['console.log(a);', 'process.stdout.write(a);', 'call(console.error);']) {
      assert.equal(printing({ path: 'a.ts', text }).length, 1, text);
    }
    assert.deepEqual(printing({ path: 'a.ts', text: 'serve(process.stdout);' }), []);
  });

  it('sees into a bundle', () => {
    const text = [
      "var a=require('net'),b=x('node:https');import c from 'dns';import('tls');y('net',1);",
      'new XMLHttpRequest();new WebSocket("wss://evil.example/a");fetch("http://127.0.0.1:1/");',
      'z(`https://evil.example/${q}`);z("http://localhost:1/");z("http://127.0.0.1.evil.example")',
    ].join('\n');
    const bundle = { path: 'dist/a.js', text };
    assert.deepEqual(modulesOf(bundle), ['dns', 'https', 'net', 'tls']);
    assert.deepEqual(powersOf(bundle), ['WebSocket', 'XMLHttpRequest']);
    assert.deepEqual(addressesIn(bundle), [
      'http://127.0.0.1.evil.example',
      'https://evil.example/',
      'wss://evil.example/a',
    ]);
  });
});
