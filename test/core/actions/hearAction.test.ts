import assert from 'node:assert/strict';
import type { ActionId } from '../../../src/core/actions/actions.js';
import { type Heard, hearAction } from '../../../src/core/actions/hearAction.js';
import { prepare } from '../../../src/core/actions/prepare.js';
import type { FillPiece, ModelRuntime } from '../../../src/core/models/modelRuntime.js';
import { actionJob } from '../../support/actionJob.js';

const USAGE = { promptTokens: 1, promptMs: 1, generatedMs: 1 };

/** What is heard of a model that says `pieces` and then ends, and how many of them. */
async function heard(
  action: ActionId,
  pieces: readonly string[],
  generatedTokens = 1,
): Promise<{ text: string; cut: boolean; told: readonly string[]; all: readonly Heard[] }> {
  const job = actionJob('old();', action);
  const model = { name: 'qwen2.5-coder:1.5b', contextLength: 4_096, echo: undefined };
  const prepared = prepare(job, job.range, { model, keepAlive: '', fileName: () => 'sums.ts' });
  assert.ok(prepared.kind === 'prepared');
  const chat = async function* (): AsyncGenerator<FillPiece> {
    await Promise.resolve();
    for (const text of pieces) yield { kind: 'text', text };
    yield { kind: 'end', usage: { ...USAGE, generatedTokens } };
  };
  const runtime: Pick<ModelRuntime, 'chat'> = { chat };
  const all: Heard[] = [];
  const { signal } = new AbortController();
  const reply = await hearAction(runtime, prepared, piece => all.push(piece), signal);
  const told = all.map(({ text }) => text).filter(text => text !== '');
  return { text: reply.text, cut: reply.cut, told, all };
}

/** How many characters are given to patterns while `work` goes on: they are what reads a reply. */
async function charactersMatched(work: () => Promise<unknown>): Promise<number> {
  const exec = Reflect.get<RegExp, 'exec'>(RegExp.prototype, 'exec');
  let count = 0;
  RegExp.prototype.exec = function (text) {
    count += text.length;
    return exec.call(this, text);
  };
  try {
    await work();
    return count;
  } finally {
    RegExp.prototype.exec = exec;
  }
}

describe('the hearing of an action', () => {
  it('ends with the block of code', async () => {
    const { text, told } = await heard('fix', ['new();', '\n```', '\n', 'This', ' is']);
    assert.equal(text, 'new();\n```\n');
    assert.deepEqual(told, ['new();', '\n```', '\n']);
  });

  it('tells what it is about, then the new code line by line', async () => {
    const { all } = await heard('fix', ['new(', ');\n', '  more();', '\n```\n']);
    assert.deepEqual(all, [
      { text: '', target: { start: 0, end: 6 }, code: '' },
      { text: 'new(' },
      { text: ');\n', code: 'new();' },
      { text: '  more();' },
      { text: '\n```\n', code: 'new();\n  more();' },
    ]);
  });

  it('tells the code of a long answer less often than by line', async () => {
    const { all } = await heard('fix', [...Array<string>(300).fill('again();\n'), '```\n']);
    const codes = all.filter(({ code }) => code !== undefined);
    assert.ok(60 < codes.length && codes.length < 200, `${codes.length} times`);
    assert.equal(codes[40]?.code?.split('\n').length, 40);
  });

  it('reads each line of a long answer once', async () => {
    const lines = (count: number): readonly string[] =>
      Array.from({ length: count }, (_, at) => `check(${at});\n`);
    const short = await charactersMatched(() => heard('test', lines(200)));
    const long = await charactersMatched(() => heard('test', lines(2_000)));
    assert.ok(0 < short, 'nothing was counted');
    assert.ok(long < 15 * short, `${long} characters for 10 times ${short}`);
  });

  it('tells no code of an answer in words', async () => {
    const { all } = await heard('explain', ['It:\n']);
    assert.deepEqual(all, [{ text: '', target: { start: 0, end: 6 } }, { text: 'It:\n' }]);
  });

  it('goes on behind a block that is the old code', async () => {
    const { text } = await heard('fix', ['old();\n```\n', 'So:\n', '```\nnew();\n']);
    assert.equal(text, 'old();\n```\nSo:\n```\nnew();\n');
  });

  it('goes on to the end of an explanation, and drops what was thought before it', async () => {
    const { text } = await heard('explain', ['<think>Hm</think>\n', 'It:\n```\na\n```\n', 'So.\n']);
    assert.equal(text, 'It:\n```\na\n```\nSo.');
  });

  it('knows a reply that was cut off at its limit', async () => {
    assert.equal((await heard('fix', ['new('], 100_000)).cut, true);
    assert.equal((await heard('fix', ['new('], 3)).cut, false);
  });
});
