// Bundles the server, the client, the chat's page and the grammars into `dist/`.
import { copyFile, mkdir, readdir, rm } from 'node:fs/promises';
import { build } from 'esbuild';
import { loadTable } from './loadTable.mjs';
import { ROOT } from './root.mjs';

const DIST = new URL('../dist/', import.meta.url);

/** VS Code 1.91, the oldest that Cove runs in, brings Node 20. */
const TARGET = 'node20';

/** CommonJS packages inside an ES module still call `require`, which such a module lacks. */
const REQUIRE_BANNER =
  "import { createRequire as coveRequire } from 'node:module'; const require = coveRequire(import.meta.url);";

/** The `ollama` package imports a second `fetch` for old browsers: one that would not be guarded. */
const NO_SECOND_FETCH = { 'whatwg-fetch': './scripts/nothing.mjs' };

/** The chat's page runs in the browser of VS Code 1.91. */
const PAGE_TARGET = 'chrome122';

/** What of the client is read once it is wanted: most of the code, and reading it is most of the time. */
const LATER = ['languageClient', 'features', 'chatView', 'reviews'];

/** What of the page is read once it is seen. */
const LATER_IN_PAGE = ['markdownStream'];

/** Leaves what is imported by a call to a file of its own. */
const readLater = (names, ending) => ({
  name: 'read-later',
  setup({ onResolve }) {
    for (const name of names) {
      onResolve({ filter: new RegExp(`/${name}\\.js$`) }, ({ kind }) =>
        kind === 'dynamic-import' ? { path: `./${name}${ending}`, external: true } : undefined,
      );
    }
  },
});

const COMMON = {
  absWorkingDir: ROOT,
  bundle: true,
  platform: 'node',
  target: TARGET,
  minify: true,
  // Names of classes and functions tell faults apart.
  keepNames: true,
  legalComments: 'eof',
  logLevel: 'warning',
};

await mkdir(DIST, { recursive: true });
await Promise.all([buildServer(), buildClient(), buildPage(), copyGrammars()]);

function buildServer() {
  return build({
    ...COMMON,
    entryPoints: ['src/server/main.ts'],
    outfile: 'dist/server.js',
    format: 'esm',
    banner: { js: REQUIRE_BANNER },
    mainFields: ['module', 'main'],
    alias: NO_SECOND_FETCH,
    // The grammars' loader has a way over the network, for browsers.
    define: { XMLHttpRequest: 'undefined' },
  });
}

/** What activates, and what it reads once the activation is over. */
function buildClient() {
  return build({
    ...COMMON,
    entryPoints: {
      client: 'src/client/extension.ts',
      ...Object.fromEntries(LATER.map(name => [name, `src/client/${name}.ts`])),
    },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    format: 'cjs',
    // The editor replaces `require`, and only that, by one that knows `vscode`.
    supported: { 'dynamic-import': false },
    mainFields: ['module', 'main'],
    external: ['vscode'],
    plugins: [readLater(LATER, '.cjs')],
  });
}

/** The chat's page: its script, what that reads later, and the styles. */
function buildPage() {
  return build({
    ...COMMON,
    platform: 'browser',
    target: PAGE_TARGET,
    keepNames: false,
    entryPoints: [
      { in: 'src/webview/main.ts', out: 'webview' },
      { in: 'src/webview/page.css', out: 'webview' },
      ...LATER_IN_PAGE.map(name => ({ in: `src/webview/${name}.ts`, out: name })),
    ],
    outdir: 'dist',
    format: 'esm',
    plugins: [readLater(LATER_IN_PAGE, '.js')],
  });
}

/** The parser and, for each grammar that a language names, the grammar and its queries. */
async function copyGrammars() {
  const { LANGUAGES } = await loadTable('src/core/syntax/languages.ts');
  const grammars = [...new Set(LANGUAGES.flatMap(({ grammar }) => grammar ?? []))];
  const folder = new URL('grammars/', DIST);
  await mkdir(folder, { recursive: true });
  const wanted = new Map([
    ['tree-sitter.wasm', 'node_modules/web-tree-sitter/tree-sitter.wasm'],
    ...grammars.flatMap(name => [
      [`${name}.wasm`, `node_modules/tree-sitter-wasms/out/tree-sitter-${name}.wasm`],
      [`${name}.scm`, `syntaxes/${name}/place.scm`],
    ]),
  ]);
  const stale = (await readdir(folder)).filter(name => !wanted.has(name));
  await Promise.all([
    ...stale.map(name => rm(new URL(name, folder))),
    ...[...wanted].map(([name, from]) =>
      copyFile(new URL(`../${from}`, import.meta.url), new URL(name, folder)),
    ),
  ]);
}
