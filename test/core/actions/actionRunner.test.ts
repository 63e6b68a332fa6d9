import assert from 'node:assert/strict';
import { ActionRunner, type ActionSyntax } from '../../../src/core/actions/actionRunner.js';
import type { Heard } from '../../../src/core/actions/hearAction.js';
import type { Job } from '../../../src/core/actions/job.js';
import type { Outcome } from '../../../src/core/actions/outcome.js';
import { ModelFault } from '../../../src/core/models/modelRuntime.js';
import { lineStart } from '../../../src/core/text/lines.js';
import { type ActionCase, actionCases } from '../../support/actionCases.js';
import { actionJob } from '../../support/actionJob.js';
import { installedModel, type Line, ScriptedRuntime } from '../../support/scriptedRuntime.js';

const SETTINGS = { model: '', contextLength: 8_192, keepAlive: '', excluded: () => false };

class Desk {
  readonly runtime: ScriptedRuntime;
  readonly runner: ActionRunner;
  /** What the runner said of its work. */
  readonly works: string[] = [];

  constructor(lines: readonly Line[], syntax: Partial<ActionSyntax> = {}) {
    this.runtime = new ScriptedRuntime(...lines);
    this.runtime.models = [installedModel('qwen2.5-coder:1.5b', { capabilities: ['completion'] })];
    this.runner = new ActionRunner({
      runtime: this.runtime,
      syntax: {
        placeAt: () => undefined,
        outline: () => Promise.resolve([]),
        settled: () => Promise.resolve(),
        parses: () => Promise.resolve(undefined),
        ...syntax,
      },
      neighborhood: { folderOf: () => undefined, read: () => Promise.resolve(undefined) },
      fileName: () => 'sums.ts',
      onWork: model => {
        this.works.push(`begins ${model}`);
        return () => this.works.push('ends');
      },
    });
  }

  run(job: Job, signal: AbortSignal = new AbortController().signal): Promise<Outcome> {
    return this.runner.run(job, { settings: SETTINGS, onPiece: () => undefined }, signal);
  }
}

/** The document with the edits of an outcome, or the words of a refusal. */
function after(job: Job, outcome: Outcome): string {
  if (outcome.kind !== 'rewrite') return 'text' in outcome ? outcome.text : '';
  return outcome.edits.reduceRight(
    (text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end),
    job.document.text,
  );
}

describe('an action', () => {
  it('answers with edits', async () => {
    const desk = new Desk(['new();\n```\n']);
    const job = actionJob('a();\n«old();»\nb();', 'fix');
    assert.equal(after(job, await desk.run(job)), 'a();\nnew();\nb();');
    assert.deepEqual(desk.works, ['begins ', 'ends']);
    assert.equal(desk.runner.last.outcome, 'The model answered with code.');
  });

  it('says nothing but words where the model fails, and ends its work', async () => {
    const desk = new Desk([['new(', new ModelFault('failed', '500')]]);
    const outcome = await desk.run(actionJob('old();', 'fix'));
    assert.equal(outcome.kind, 'refused');
    assert.deepEqual(desk.works, ['begins ', 'ends']);
    assert.match(desk.runner.last.outcome, /Ollama failed to answer/);
  });

  it('asks once more, otherwise, where the code is the same', async () => {
    const desk = new Desk(['old();\n```\n', 'It is old:\n\n```ts\nnew();\n```\n']);
    const job = actionJob('«old();»', 'refactor');
    const pieces: Heard[] = [];
    const options = { settings: SETTINGS, onPiece: (piece: Heard) => void pieces.push(piece) };
    const outcome = await desk.runner.run(job, options, new AbortController().signal);
    assert.equal(after(job, outcome), 'new();');
    const [first, second] = desk.runtime.chats;
    assert.deepEqual(
      [first?.turns.at(-1)?.role, second?.turns.at(-1)?.role],
      ['assistant', 'user'],
    );
    assert.equal(pieces.filter(({ target }) => target).length, 1);
    assert.equal(pieces.findLast(({ code }) => code !== undefined)?.code, 'new();');
  });

  it('asks no third time', async () => {
    const desk = new Desk(['old();\n```\n', 'old();\n```\n', 'new();']);
    assert.match(
      after(actionJob('old();', 'refactor'), await desk.run(actionJob('old();', 'refactor'))),
      /nothing to change/,
    );
    assert.equal(desk.runtime.chats.length, 2);
  });

  it('has the reported line written anew where a fix came to nothing twice', async () => {
    const code = 'if (a) {\n  totl();\n}';
    const job = actionJob(`«${code}»\n`, 'fix', {
      problems: [{ start: 11, end: 15, message: 'Cannot find name.' }],
    });
    const same = `${code}\n\`\`\`\n`;
    const desk = new Desk([same, same, 'totl();', 'total();']);
    const pieces: Heard[] = [];
    const options = { settings: SETTINGS, onPiece: (piece: Heard) => void pieces.push(piece) };
    const outcome = await desk.runner.run(job, options, new AbortController().signal);
    assert.equal(after(job, outcome), 'if (a) {\n  total();\n}\n');
    assert.equal(pieces.at(-1)?.code, 'if (a) {\n  total();\n}');
    assert.match(desk.runner.last.prompt, /<\|fim_middle\|>$/);
  });

  it('asks for the innermost block alone, where a refactoring changed nothing', async () => {
    const block = '  if (a) {\n    b();\n  } else {\n    c();\n  }';
    const code = `f() {\n${block}\n}`;
    const desk = new Desk([`${code}\n\`\`\`\n`, 'a ? b() : c();\n```\n']);
    const job = actionJob(`«${code}»\n`, 'refactor');
    const pieces: Heard[] = [];
    const options = { settings: SETTINGS, onPiece: (piece: Heard) => void pieces.push(piece) };
    const outcome = await desk.runner.run(job, options, new AbortController().signal);
    assert.equal(after(job, outcome), 'f() {\n  a ? b() : c();\n}\n');
    assert.equal(pieces.at(-1)?.code, 'f() {\n  a ? b() : c();\n}');
    const asked = desk.runtime.chats[1]?.turns.find(({ role }) => role === 'user')?.content ?? '';
    assert.ok(asked.includes(`${code}\n\`\`\`\n\nRefactor`));
    assert.match(asked, /```typescript\nif \(a\) \{/);
  });

  it('says that it has nothing to say', async () => {
    const outcome = await new Desk([' \n']).run(actionJob('old();', 'explain'));
    assert.match('text' in outcome ? outcome.text : '', /said nothing/);
  });

  it('asks nothing where there is no code, and writes some where that is wanted', async () => {
    const desk = new Desk(['new();\n```\n']);
    const blank = 'a();\n«»\nb();';
    assert.equal((await desk.run(actionJob(blank, 'fix'))).kind, 'refused');
    assert.equal(desk.runtime.chats.length, 0);
    const job = actionJob(blank, 'edit', { instruction: 'Write it.' });
    assert.equal(after(job, await desk.run(job)), 'a();\nnew();\nb();');
  });

  it('asks nothing of an excluded file', async () => {
    const desk = new Desk(['x']);
    const options = { settings: { ...SETTINGS, excluded: () => true }, onPiece: () => undefined };
    const { signal } = new AbortController();
    const outcome = await desk.runner.run(actionJob('old();', 'fix'), options, signal);
    assert.equal(outcome.kind, 'refused');
    assert.equal(desk.runtime.looks, 0);
    assert.deepEqual(desk.works, []);
  });

  it('tells which code it would be about, and nothing of an excluded or an empty place', async () => {
    const { runner, runtime } = new Desk([]);
    const { signal } = new AbortController();
    const job = actionJob('a();\n\nfunction f() {\n  «»return 7;\n}\n', 'explain');
    const target = await runner.target(job, () => false, signal);
    assert.match(job.document.text.slice(target?.start, target?.end), /^function f[^]*\}$/);
    assert.equal(await runner.target(job, () => true, signal), undefined);
    const blank = actionJob('a();\n\n«»\n\nb();', 'explain');
    assert.equal(await runner.target(blank, () => false, signal), undefined);
    assert.equal(runtime.looks, 0);
  });

  it('rejects and leaves the stream where it is aborted', async () => {
    const desk = new Desk([['a', 'b']]);
    const controller = new AbortController();
    desk.runtime.beforePiece = () => {
      controller.abort();
      return Promise.resolve();
    };
    await assert.rejects(desk.run(actionJob('old();', 'fix'), controller.signal), /abort/i);
    assert.equal(desk.runtime.open, 0);
    assert.deepEqual(desk.works, ['begins ', 'ends']);
  });

  const faults: readonly [was: boolean | undefined, is: boolean | undefined, parses: boolean][] = [
    [true, true, true],
    [true, false, false],
    [false, false, true],
    [undefined, undefined, true],
  ];
  for (const [was, is, parses] of faults) {
    it(`says whether it brings a fault: ${String(was)} becomes ${String(is)}`, async () => {
      const whole = (_language: string, text: string): Promise<boolean | undefined> =>
        Promise.resolve(text.includes('new') ? is : was);
      const outcome = await new Desk(['new(;\n```\n'], { parses: whole }).run(
        actionJob('old();', 'fix'),
      );
      assert.ok(outcome.kind === 'rewrite');
      assert.equal(outcome.parses, parses);
    });
  }
});

describe('a reply in pieces', () => {
  // Of code no part of a line is asked for.
  const isOfLines = ({ document: { text }, target }: ActionCase): boolean =>
    text.slice(lineStart(text, target.start), target.start).trim() === '';
  const whole = actionCases().filter(each => !each.cut && isOfLines(each));
  const jobOf = ({ action, document, target }: ActionCase): Job => ({
    action,
    document,
    range: target,
    instruction: 'Do it.',
    problems: [],
  });

  for (const each of whole) {
    it(`comes to what the whole comes to: ${each.what}`, async () => {
      const job = jobOf(each);
      const outcome = await new Desk([each.reply.match(/[^]{1,3}/g) ?? []]).run(job);
      if ('text' in each.expected) assert.equal(after(job, outcome), each.expected.text);
      else assert.equal(outcome.kind, 'refused');
    });
  }
});
