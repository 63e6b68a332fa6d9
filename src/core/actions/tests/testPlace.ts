import type { TestProject } from './testProject.js';
import { OTHERS, TEST_STYLES, type TestKit, type TestStyle } from './testStyles.js';
import {
  joined,
  mirrored,
  type FileParts,
  partsOf,
  segments,
  subjectOf,
  type Way,
  waysOf,
} from './testWays.js';

export interface TestPlace {
  /** Of a file that is not there yet. */
  readonly uri: string;
  /** What a model has to know of the place. */
  readonly hint: string;
}

interface Subject {
  readonly uri: string;
  readonly language: string;
}

/** Where tests lie that have a folder of their own, by what projects call it. */
const TEST_FOLDERS = ['test', 'tests', 'spec', '__tests__'];

/** Folders of code that tests in a folder of their own do not repeat. */
const CODE_FOLDERS = ['src', 'lib', 'app'];

/**
 * Where the test of a document goes: as most tests of the project lie to their code, else where
 * what its manifest names looks for them, else as is usual for the language.
 */
export function testPlaceOf({ uri, language }: Subject, project?: TestProject): TestPlace {
  const style = TEST_STYLES.find(({ languages }) => languages.includes(language)) ?? OTHERS;
  const root = project?.root ?? uri.slice(0, uri.length - fileOf(uri).length);
  const code = partsOf(uri, root);
  const kit = kitOf(style, project?.manifest ?? '');
  const way = wayOf(style, kit, code, { root, files: [], manifest: '', ...project });
  const folder = way.move(code.folder) ?? code.folder;
  const ending = style.ending?.[code.ending] ?? code.ending;
  const taken = new Set(project?.files);
  const addressOf = (name: string): string =>
    root + joined(folder, ending === '' ? name : `${name}.${ending}`);
  const test = addressOf(freeName(way.names, code.name, name => taken.has(addressOf(name))));
  const from = readable(reached(style, code, { folder, manifest: project?.manifest ?? '' }));
  return {
    uri: test,
    hint: `The test file is ${readable(fileOf(test))}. ${kit.hint(from)}`.trim(),
  };
}

/** The name of a test that nothing is written over with. */
function freeName(names: string, name: string, isTaken: (name: string) => boolean): string {
  const numbered = (count: number): string =>
    names.replace('*', () => (count === 1 ? name : `${name}_${count}`));
  let count = 1;
  while (isTaken(numbered(count))) count += 1;
  return numbered(count);
}

function kitOf({ kits }: TestStyle, manifest: string): TestKit {
  const found = kits.find(({ sign }) => sign?.test(manifest) ?? true);
  return found ?? { hint: () => '' };
}

/** The project's own way for that folder, or the usual one. */
function wayOf(style: TestStyle, kit: TestKit, code: FileParts, project: TestProject): Way {
  const own = waysOf(style, project).find(({ move }) => move(code.folder) !== undefined);
  if (own) return own;
  const names = kit.names ?? style.names[0] ?? '*.test';
  const folder = kit.folder ?? testFolderOf(style, code.ending, project);
  const usual = style.mirrors
    .map(([from, to]) => mirrored(from, folder ?? to))
    .find(move => move(code.folder) !== undefined);
  if (usual) return { names, move: usual };
  if (folder === undefined) return { names, move: beside };
  const [top = ''] = segments(code.folder);
  return { names, move: mirrored(CODE_FOLDERS.includes(top) ? top : '', folder) };
}

/** A folder at the top that has tests, or that the manifest names. */
function testFolderOf(
  { names, folderIn }: TestStyle,
  ending: string,
  { root, files, manifest }: TestProject,
): string | undefined {
  const [, named] = folderIn?.exec(manifest) ?? [];
  if (named !== undefined) return named.replace(/^\.\/|\/$/g, '');
  const isTest = (file: FileParts): boolean =>
    file.ending === ending && names.some(each => subjectOf(file.name, each) !== undefined);
  const tops = files
    .map(file => partsOf(file, root))
    .filter(isTest)
    .map(({ folder }) => segments(folder)[0] ?? '');
  return TEST_FOLDERS.find(folder => tops.includes(folder));
}

function beside(folder: string): string {
  return folder;
}

/** How a test in `folder` names the code: by a path, by a module, or by its name where it need not. */
function reached(
  { reach }: TestStyle,
  code: FileParts,
  { folder, manifest }: { readonly folder: string; readonly manifest: string },
): string {
  if (reach === 'package') return code.name;
  if (reach === 'module') {
    const [top = '', ...rest] = segments(code.folder);
    const packages = CODE_FOLDERS.includes(top) ? rest : segments(code.folder);
    return [...packages, code.name].join('.');
  }
  // Modules of Node name each other as they are called once they are compiled.
  const ending = /"type"\s*:\s*"module"/.test(manifest) ? '.js' : '';
  const path = joined(pathFrom(folder, code.folder), code.name + ending);
  return path.startsWith('.') ? path : `./${path}`;
}

function pathFrom(folder: string, to: string): string {
  const [own, other] = [segments(folder), segments(to)];
  while (0 < own.length && own[0] === other[0]) {
    own.shift();
    other.shift();
  }
  return [...own.map(() => '..'), ...other].join('/');
}

/** Without its folders. */
function fileOf(uri: string): string {
  return /[^/:?#]*$/.exec(uri)?.[0] ?? '';
}

function readable(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
