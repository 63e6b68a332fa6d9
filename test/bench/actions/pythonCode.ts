import * as v from 'valibot';
import { runPython } from './runs.js';

/** What Python's own parser says of a file. */
export interface PythonCode {
  /** The tree without comments and docstrings; undefined where the code does not parse. */
  readonly bare: string | undefined;
  /** The words of the code, and where its blocks begin and end, without comments. */
  readonly words: string;
  /** The docstring of the function or class that was asked for; empty where there is none. */
  readonly doc: string;
}

const Seen = v.object({ bare: v.nullable(v.string()), words: v.string(), doc: v.string() });

const LOOK = `
import ast, io, json, tokenize
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
words = tokenize.generate_tokens(io.StringIO(text).readline) if tree else ()
blocks = {tokenize.INDENT: "INDENT", tokenize.DEDENT: "DEDENT"}
words = [blocks.get(each.type, each.string) for each in words if each.type not in (tokenize.COMMENT, tokenize.NL)]
print(json.dumps({"words": " ".join(words), "bare": ast.dump(tree) if tree else None, "doc": doc}))
`;

export async function pythonCode(text: string, name: string): Promise<PythonCode> {
  // A string of JSON twice over is a string of Python's.
  const input = JSON.stringify(JSON.stringify([text, name]));
  const { ok, output } = await runPython(`INPUT = ${input}\n${LOOK}`);
  if (!ok) throw new Error(`Python did not look at the code: ${output}`);
  const { bare, ...rest } = v.parse(Seen, JSON.parse(output));
  return { bare: bare ?? undefined, ...rest };
}
