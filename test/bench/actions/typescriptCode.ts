import ts from 'typescript';

const FILE = '/work/case.ts';

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

/** What the compiler reports of a file that stands alone: its line, counted from 1, and words. */
export function reportsOf(text: string): readonly { line: number; message: string }[] {
  const host = ts.createCompilerHost(OPTIONS);
  const own = ts.createSourceFile(FILE, text, ts.ScriptTarget.ES2022, true);
  const program = ts.createProgram([FILE], OPTIONS, {
    ...host,
    fileExists: name => name === FILE || host.fileExists(name),
    getSourceFile: (name, target) => {
      if (name === FILE) return own;
      if (!library.has(name)) library.set(name, host.getSourceFile(name, target));
      return library.get(name);
    },
  });
  const found = [...program.getSyntacticDiagnostics(own), ...program.getSemanticDiagnostics(own)];
  return found.map(({ start = 0, messageText }) => ({
    line: own.getLineAndCharacterOfPosition(start).line + 1,
    message: ts.flattenDiagnosticMessageText(messageText, ' '),
  }));
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
        ts.isClassDeclaration(node)) &&
      node.name?.getText() === name;
    if (isNamed) found.push(...ts.getJSDocCommentsAndTags(node).map(each => each.getText()));
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found.join('\n');
}

/** The code as a script that Node runs, followed by a check that may wait. */
export function scriptOf(text: string, check: string): string {
  const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS };
  const script = ts.transpileModule(`${text}\n;(async () => {\n${check}\n})();`, {
    compilerOptions,
  });
  return `const assert = require('node:assert/strict');\n${script.outputText}`;
}
