import ts from 'typescript';
import { DOCUMENT } from './cases.js';
import type { Project } from './runs.js';

/** No machine has it, so that nothing beside it is read. */
const FOLDER = '/cove-case';

const FILE = `${FOLDER}/${DOCUMENT.typescript}`;

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2022.d.ts'],
  types: [],
};

const library = new Map<string, ts.SourceFile | undefined>();

export interface Report {
  /** Counted from 1. */
  readonly line: number;
  readonly message: string;
  /** The other file that it is of. */
  readonly file?: string;
}

/** What the compiler reports of a document among the other files of its project. */
export function reportsOf(text: string, files: Project = new Map()): readonly Report[] {
  const others = [...files].map(([path, other]) => [`${FOLDER}/${path}`, other] as const);
  const own = new Map(
    [[FILE, text] as const, ...others].map(([name, code]) => [name, sourceOf(name, code)]),
  );
  const host = ts.createCompilerHost(OPTIONS);
  const program = ts.createProgram([...own.keys()], OPTIONS, {
    ...host,
    fileExists: name => own.has(name) || host.fileExists(name),
    directoryExists: () => true,
    readFile: name => own.get(name)?.text ?? host.readFile(name),
    getSourceFile: (name, target) => {
      const source = own.get(name);
      if (source) return source;
      if (!library.has(name)) library.set(name, host.getSourceFile(name, target));
      return library.get(name);
    },
  });
  return [...own].flatMap(([name, source]) => {
    const found = [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
    ];
    return found.map(({ start = 0, messageText }) => ({
      line: source.getLineAndCharacterOfPosition(start).line + 1,
      message: ts.flattenDiagnosticMessageText(messageText, ' '),
      ...(name === FILE ? {} : { file: name.slice(FOLDER.length + 1) }),
    }));
  });
}

function sourceOf(name: string, text: string): ts.SourceFile {
  return ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true);
}

/** The code as the compiler writes it, without comments; undefined where it does not parse. */
export function bareTypescript(text: string): string | undefined {
  const { diagnostics = [] } = ts.transpileModule(text, { reportDiagnostics: true });
  if (0 < diagnostics.length) return undefined;
  const file = ts.createSourceFile(FILE, text, ts.ScriptTarget.ES2022, true);
  return ts.createPrinter({ removeComments: true }).printFile(file);
}

/** The words of the doc comments on the function, method or class of this name. */
export function docOfTypescript(text: string, name: string): string {
  const file = ts.createSourceFile(FILE, text, ts.ScriptTarget.ES2022, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const isNamed =
      (ts.isFunctionDeclaration(node) ||
        ts.isMethodDeclaration(node) ||
        ts.isClassDeclaration(node) ||
        ts.isVariableDeclaration(node)) &&
      node.name?.getText() === name;
    if (isNamed) found.push(...ts.getJSDocCommentsAndTags(node).map(each => each.getText()));
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found.join('\n');
}

/** The document and the other files as scripts that Node runs; behind the document a check. */
export function scriptsOf(text: string, check: string, files: Project): Project {
  const document = `${text}\n;(async () => {\n${check}\n})();`;
  const own = `const assert = require('node:assert/strict');\n${scriptOf(document)}`;
  const others = [...files].map(([path, other]) => [scriptName(path), scriptOf(other)] as const);
  return new Map([[scriptName(DOCUMENT.typescript), own], ...others]);
}

export function scriptName(path: string): string {
  return path.replace(/\.ts$/, '.js');
}

function scriptOf(text: string): string {
  const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS };
  return ts.transpileModule(text, { compilerOptions }).outputText;
}
