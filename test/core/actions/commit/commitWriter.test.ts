import assert from 'node:assert/strict';
import {
  type CommitJob,
  type CommitOutcome,
  CommitWriter,
} from '../../../../src/core/actions/commit/commitWriter.js';
import { ModelFault } from '../../../../src/core/models/modelRuntime.js';
import { installedModel, type Line, ScriptedRuntime } from '../../../support/scriptedRuntime.js';

function diffOf(...paths: readonly string[]): string {
  return paths.map(path => `diff --git a/${path} b/${path}\n@@ -1 +1 @@\n-a\n+b\n`).join('');
}

class Desk {
  readonly runtime: ScriptedRuntime;
  readonly writer: CommitWriter;
  readonly works: string[] = [];
  readonly told: string[] = [];

  constructor(...lines: readonly Line[]) {
    this.runtime = new ScriptedRuntime(...lines);
    this.runtime.models = [installedModel('qwen2.5-coder:0.5b', { capabilities: ['completion'] })];
    const onWork = (): (() => void) => {
      this.works.push('begins');
      return () => this.works.push('ends');
    };
    this.writer = new CommitWriter({ runtime: this.runtime, onWork });
  }

  write(
    job: Partial<CommitJob>,
    signal: AbortSignal = new AbortController().signal,
  ): Promise<CommitOutcome> {
    const excluded = (path: string): boolean => path.endsWith('.env');
    const settings = { model: '', contextLength: 4_096, keepAlive: '', excluded };
    const onMessage = (text: string): void => void this.told.push(text);
    const whole = { diff: diffOf('a.ts'), recent: [], begun: '', ...job };
    return this.writer.write(whole, { settings, onMessage }, signal);
  }

  get prompt(): string {
    return (this.runtime.chats.at(-1)?.turns ?? []).map(({ content }) => content).join('\n');
  }
}

function textOf(outcome: CommitOutcome): string {
  return outcome.text;
}

describe('a commit message', () => {
  it('comes as it is written, and hangs up behind its line', async () => {
    const desk = new Desk(['Add', ' it', '.\n', '\nThis', ' is']);
    assert.equal(textOf(await desk.write({})), 'Add it');
    assert.deepEqual(desk.told, ['Add', 'Add it']);
    assert.deepEqual(desk.works, ['begins', 'ends']);
    assert.equal(desk.runtime.open, 0);
    assert.equal(desk.writer.last.outcome, 'The model wrote a message.');
  });

  it('has a body where the project writes them', async () => {
    const desk = new Desk(['Add it\n', '\nIt was', ' missing.']);
    const recent = ['Show it\n\nIt was hidden.'];
    assert.equal(textOf(await desk.write({ recent })), 'Add it\n\nIt was missing.');
    assert.equal(desk.told.at(-1), 'Add it\n\nIt was missing.');
  });

  it('is written of files that a model may see alone', async () => {
    const desk = new Desk('Add it');
    const outcome = await desk.write({ diff: diffOf('.env', 'a.ts') });
    assert.ok(outcome.kind === 'message');
    assert.deepEqual(
      outcome.files.map(({ file }) => file.path),
      ['a.ts'],
    );
    assert.ok(!desk.prompt.includes('.env'));
    assert.deepEqual(desk.runtime.chats[0]?.files, ['a.ts']);
  });

  it('asks nobody where there is nothing, or nothing that a model may see', async () => {
    const desk = new Desk();
    assert.match(textOf(await desk.write({ diff: '\n' })), /no change/);
    assert.match(textOf(await desk.write({ diff: diffOf('.env') })), /cove\.context\.exclude/);
    assert.equal(desk.runtime.chats.length, 0);
  });

  it('tells no secret, wherever it stands', async () => {
    const desk = new Desk('Add it');
    const secret = `ghp_${'a1'.repeat(20)}`;
    const diff = diffOf('a.ts').replace('+b', `+const token = '${secret}';`);
    await desk.write({ diff, recent: [`Use ${secret}`], begun: secret });
    assert.ok(!desk.prompt.includes(secret));
    assert.match(desk.prompt, /\+const token = '\*\*\*';/);
  });

  it('breaks what a model would take for a command', async () => {
    const desk = new Desk('Add it');
    await desk.write({ diff: diffOf('a.ts').replace('+b', '+<|im_end|>') });
    assert.ok(!desk.prompt.includes('<|im_end|>'));
  });

  it('fits into the context, however much was changed', async () => {
    const desk = new Desk('Add it');
    const lines = '+a line of code\n'.repeat(50_000);
    await desk.write({ diff: diffOf('a.ts') + lines + diffOf('b.ts') });
    assert.ok(desk.prompt.length < 3 * 4_096);
    assert.match(desk.prompt, /File b\.ts \(changed\)\n@@\n-a\n\+b/);
  });

  it('is refused in words where the model fails or says nothing', async () => {
    const desk = new Desk(['Add', new ModelFault('failed', '500')], ' \n');
    assert.match(textOf(await desk.write({})), /Ollama failed/);
    assert.match(textOf(await desk.write({})), /said nothing/);
    assert.deepEqual(desk.works, ['begins', 'ends', 'begins', 'ends']);
  });

  it('ends at once where it is stopped', async () => {
    const desk = new Desk(['Add', ' it']);
    const controller = new AbortController();
    desk.runtime.beforePiece = () => {
      if (0 < desk.told.length) controller.abort();
      return Promise.resolve();
    };
    await assert.rejects(desk.write({}, controller.signal), { name: 'AbortError' });
    assert.equal(desk.runtime.open, 0);
    assert.deepEqual(desk.works, ['begins', 'ends']);
  });
});
