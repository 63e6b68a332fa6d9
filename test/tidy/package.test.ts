import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES } from '../../src/core/syntax/languages.js';
import { exists, ROOT } from './sources.js';
import { zipEntries } from './zipEntries.js';

const PACKAGE = 'dist/cove.vsix';

/** What anyone downloads without a second thought; the grammars are most of it. */
const BYTES_MAX = 8_000_000;

/** The editor waits for what activates: it holds what starts the server and shows the status. */
const ACTIVATING_BYTES_MAX = 12_500;

/** All that people get, whatever `.vscodeignore` says. */
const ALLOWED: readonly RegExp[] = [
  /^extension\.vsixmanifest$/,
  /^\[Content_Types\]\.xml$/,
  /^extension\/package\.json$/,
  /^extension\/(?:readme|changelog)\.md$/i,
  /^extension\/LICENSE\.txt$/,
  /^extension\/media\/(?:[\w-]+\.png|chat\.svg|models\.md|ollama\.md)$/,
  /^extension\/media\/review\/[\w-]+(?:\.tmLanguage)?\.json$/,
  /^extension\/dist\/(?:client|chatView|features|languageClient|reviews)\.cjs$/,
  /^extension\/dist\/server\.js$/,
  /^extension\/dist\/(?:webview\.(?:js|css)|markdownStream\.js)$/,
  /^extension\/dist\/grammars\/[\w-]+\.(?:wasm|scm)$/,
];

describe('the package', () => {
  const archive = (): Buffer => {
    assert.ok(exists(PACKAGE), `${PACKAGE} is not there; "npm run package" makes it`);
    return readFileSync(join(ROOT, PACKAGE));
  };

  it('holds no sources, no maps, no native code and nothing else that is not meant to be in it', () => {
    const names = zipEntries(archive()).map(({ name }) => name);
    assert.deepEqual(
      names.filter(name => !ALLOWED.some(allowed => allowed.test(name))),
      [],
    );
  });

  it('holds the client, the chat’s page, the server, and each grammar with its queries', () => {
    const sizes = new Map(zipEntries(archive()).map(({ name, size }) => [name, size]));
    const grammars = new Set(LANGUAGES.flatMap(({ grammar }) => grammar ?? []));
    const wanted = [
      ...['package.json', 'LICENSE.txt', 'media/icon.png', 'media/chat.svg'],
      ...['media/chat-answer.png', 'media/ghost-text.png', 'media/models.md', 'media/ollama.md'],
      ...['media/review/brackets.json', 'media/review/typescript.tmLanguage.json'],
      ...['dist/client.cjs', 'dist/features.cjs', 'dist/chatView.cjs', 'dist/reviews.cjs'],
      ...['dist/languageClient.cjs', 'dist/server.js'],
      ...['dist/webview.js', 'dist/markdownStream.js', 'dist/webview.css'],
      'dist/grammars/tree-sitter.wasm',
      ...[...grammars].flatMap(name => [`dist/grammars/${name}.wasm`, `dist/grammars/${name}.scm`]),
    ];
    assert.deepEqual(
      wanted.filter(name => (sizes.get(`extension/${name}`) ?? 0) === 0),
      [],
    );
  });

  it('activates with a small file', () => {
    const size = zipEntries(archive()).find(
      ({ name }) => name === 'extension/dist/client.cjs',
    )?.size;
    assert.ok(size !== undefined && size <= ACTIVATING_BYTES_MAX, `${size} bytes`);
  });

  it('is small', () => {
    const { length } = archive();
    assert.ok(length <= BYTES_MAX, `${length} bytes`);
  });
});

describe('the list of a zip archive', () => {
  // An archive of `a.txt`, which holds three bytes, and of nothing else: its directory and its end.
  const directory = Buffer.alloc(46);
  directory.writeUInt32LE(0x02014b50, 0);
  directory.writeUInt32LE(3, 24);
  directory.writeUInt16LE(5, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);

  it('names each file', () => {
    const archive = Buffer.concat([directory, Buffer.from('a.txt'), end, Buffer.from('comment')]);
    assert.deepEqual(zipEntries(archive), [{ name: 'a.txt', size: 3 }]);
  });

  it('refuses what is no archive', () => {
    assert.throws(() => zipEntries(Buffer.from('this is a text and no archive at all')), /no zip/);
  });
});
