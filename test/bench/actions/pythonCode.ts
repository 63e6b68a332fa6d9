import * as v from 'valibot';
import { runPython } from './runs.js';

/** What Python's own parser says of a file. */
export interface PythonCode {
  /** The tree without comments and docstrings; undefined where the code does not parse. */
  readonly bare: string | undefined;
  /** The docstring of the function or class that was asked for; empty where there is none. */
  readonly doc: string;
}

const Seen = v.object({ bare: v.nullable(v.string()), doc: v.string() });

const LOOK = `
import ast, json
text, name = json.loads(INPUT)
doc = ""
try:
    tree = ast.parse(text)
except (SyntaxError, ValueError):
    tree = None
documented = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Module)
for node in ast.walk(tree) if tree else ():
    if isinstance(node, documented) and ast.get_docstring(node) is not None:
        if getattr(node, "name", None) == name:
            doc = ast.get_docstring(node)
        node.body = node.body[1:]
print(json.dumps({"bare": ast.dump(tree) if tree else None, "doc": doc}))
`;

export async function pythonCode(text: string, name: string): Promise<PythonCode> {
  // A string of JSON twice over is a string of Python's.
  const input = JSON.stringify(JSON.stringify([text, name]));
  const { ok, output } = await runPython(`INPUT = ${input}\n${LOOK}`);
  if (!ok) throw new Error(`Python did not look at the code: ${output}`);
  const { bare, doc } = v.parse(Seen, JSON.parse(output));
  return { bare: bare ?? undefined, doc };
}
