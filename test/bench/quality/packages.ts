import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';

export const LANGUAGES = ['typescript', 'python', 'go'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What Cove is tuned on, and what its figures are published for: nothing is in both. */
export const SETS = ['tune', 'publish'] as const;
export type SetName = (typeof SETS)[number];

type Registry = 'npm' | 'pypi' | 'go';

interface Package {
  readonly set: SetName;
  readonly language: Language;
  readonly registry: Registry;
  readonly name: string;
  readonly version: string;
  /** Which of its files are code of its own that somebody reads. */
  readonly files: RegExp;
}

/**
 * Packages whose code was written after the models had been trained: Qwen2.5-Coder came in
 * September 2024, and each of these began, or was written anew, later.
 */
const PACKAGES: readonly Package[] = [
  {
    ...{ set: 'tune', language: 'typescript', registry: 'npm', name: 'zod', version: '4.1.12' },
    files: /src\/v4\/(?:core|classic|mini)\/\w+\.ts$/,
  },
  {
    ...{ set: 'tune', language: 'python', registry: 'pypi', name: 'mcp', version: '2.3.0' },
    files: /^mcp\/.*\.py$/,
  },
  {
    ...{ set: 'tune', language: 'go', registry: 'go', version: 'v1.0.0' },
    name: 'github.com/modelcontextprotocol/go-sdk',
    files: /^(?:mcp|auth|internal|jsonrpc)\/.*\.go$/,
  },
  {
    ...{ set: 'publish', language: 'typescript', registry: 'npm', version: '4.0.66' },
    name: '@ai-sdk/provider-utils',
    files: /src\/.*\.ts$/,
  },
  {
    ...{ set: 'publish', language: 'python', registry: 'pypi', version: '0.24.0' },
    name: 'openai-agents',
    files: /^agents\/.*\.py$/,
  },
  {
    ...{ set: 'publish', language: 'go', registry: 'go', version: 'v0.32.15' },
    name: 'github.com/ollama/ollama',
    files: /^(?:agent|app|cmd\/tui|mlx|x|model\/(?:parsers|renderers))\/.*\.go$/,
  },
];

/** Written by a program, or tests, which repeat themselves. */
const NOT_WRITTEN = /(?:^|[/._-])(?:tests?|mocks?|fixtures|gen|generated|locales|pb|d)[/._-]/i;

export interface Source {
  readonly language: Language;
  /** With the package's name before it. */
  readonly path: string;
  readonly text: string;
}

/** The code of one set, from the public registries that the tools of this machine are set to. */
export function sourcesOf(set: SetName, folder: string): readonly Source[] {
  return PACKAGES.filter(each => each.set === set).flatMap(each => {
    const root = FETCH[each.registry](each, join(folder, each.name.replaceAll('/', '-')));
    return readdirSync(root, { recursive: true, encoding: 'utf8' })
      .map(path => path.replaceAll('\\', '/'))
      .filter(path => each.files.test(path) && !NOT_WRITTEN.test(path))
      .sort()
      .map(path => ({
        language: each.language,
        path: `${each.name}/${path}`,
        text: readFileSync(join(root, path), 'utf8').replaceAll('\r\n', '\n'),
      }));
  });
}

type Fetch = (wanted: Package, folder: string) => string;

/** Where the files of a package lie, fetched where they are not there yet; no code of it runs. */
const FETCH: Readonly<Record<Registry, Fetch>> = {
  npm: ({ name, version }, folder) =>
    once(folder, () => {
      const packed = run('npm', ['pack', '--silent', `${name}@${version}`], folder).trim();
      run('tar', ['xzf', packed], folder);
    }),
  pypi: ({ name, version }, folder) =>
    once(folder, () => {
      const only = ['--no-deps', '--only-binary', ':all:', '--quiet'];
      run('pip', ['download', ...only, `${name}==${version}`], folder);
      const wheel = readdirSync(folder).find(file => file.endsWith('.whl')) ?? '';
      run('python3', ['-m', 'zipfile', '-e', wheel, '.'], folder);
    }),
  go: ({ name, version }) => {
    const Module = v.object({ Dir: v.string() });
    const told = run('go', ['mod', 'download', '-json', `${name}@${version}`], '/');
    return v.parse(Module, JSON.parse(told)).Dir;
  },
};

function once(folder: string, fill: () => void): string {
  if (!existsSync(folder)) {
    mkdirSync(folder, { recursive: true });
    fill();
  }
  return folder;
}

function run(program: string, args: readonly string[], cwd: string): string {
  return execFileSync(program, [...args], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 2] });
}
