import assert from 'node:assert/strict';
import { loadRig, type Rig } from '../support/rig.js';
import { type ServerProcess, startServer } from '../support/serverProcess.js';

/** A real server of models. */
interface RunningModels {
  readonly url: string;
  stop(): Promise<void>;
}

/** The built server, ready with a real model of real weights. */
export interface RealScene<Models extends RunningModels> {
  readonly models: Models;
  readonly server: ServerProcess;
}

/** Sets the scene before the first test of a file, and takes it away behind the last one. */
export function realScene<Models extends RunningModels>(
  start: (rig: Rig) => Promise<Models>,
): () => RealScene<Models> {
  let models: Models | undefined;
  let server: ServerProcess | undefined;
  before(async () => {
    models = await start(await loadRig());
    server = await startServer({ settings: { ollama: { url: models.url } } });
    await server.client.status('ready');
  });
  after(async () => {
    await server?.stop();
    await models?.stop();
  });
  return () => {
    assert.ok(models && server);
    return { models, server };
  };
}

/** A document with its cursor, and what is in it once the suggestion is taken. */
export interface CompletionRow {
  readonly does: string;
  readonly language?: string;
  readonly given: string;
  readonly becomes: RegExp;
}

/** What any sensible answer has: what a model says differs from one processor to another. */
const COMPLETIONS: readonly CompletionRow[] = [
  {
    does: 'fills in the rest of a line',
    given: 'export function add(a: number, b: number): number {\n  return █\n}\n',
    becomes: /return a \+ b;?\n\}/,
  },
  {
    does: 'writes the body of a Python function, and nothing behind it',
    language: 'python',
    given: 'def add(a, b):\n    """Return the sum of a and b."""\n    █\n\n\nprint(add(1, 2))\n',
    becomes: /return a \+ b\n\n\nprint\(add\(1, 2\)\)\n$/,
  },
  {
    does: 'is not led astray by its own control tokens in the code',
    given: 'const MARK = "<|fim_middle|>";\nexport const two = 1 + █;\n',
    becomes: /^const MARK = "<\|fim_middle\|>";\nexport const two = 1 \+ [^\n<|]+;\n$/,
  },
];

/** Tests what every server of models has to come to, and the given rows. */
export function completes(
  scene: () => RealScene<RunningModels>,
  more: readonly CompletionRow[] = [],
): void {
  for (const { does, language = 'typescript', given, becomes } of [...COMPLETIONS, ...more]) {
    it(does, async () => {
      assert.match(await scene().server.client.accepted(given, language), becomes);
    });
  }
}
