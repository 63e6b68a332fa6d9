import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { collected, streamOf } from '../peers/stream.js';
import { applied } from './document.js';
import { holeIn } from './holes.js';
import { makeTrace } from './makeTrace.js';
import { PAUSES } from './rhythm.js';
import { alien, oracle } from './says.js';
import { longSite, story } from './tides.js';
import { MODEL, TimedOllama } from './timedOllama.js';
import { sharedStart, tokensOf } from './tokens.js';
import { PAUSE_MS, pressesOf, readTrace, TRACE_FILE, written } from './trace.js';

const SEED = 4;
const STORY = story();

/** So fast that nothing waits. */
const AT_ONCE = { prompt: 1e9, generated: 1e9 };

describe('the tokens of the bench', () => {
  const rows: readonly [text: string, tokens: readonly string[]][] = [
    ['const a = 1;', ['const', ' a', ' =', ' ', '1', ';']],
    ['<|fim_prefix|>a<|fim_suffix|>', ['<|fim_prefix|>', 'a', '<|fim_suffix|>']],
    ['readingsBetween', ['readin', 'gs', 'Between']],
    ['{\n    return', ['{\n', '   ', ' return']],
  ];
  for (const [text, tokens] of rows) {
    it(`are ${tokens.length} in ${JSON.stringify(text)}`, () => {
      assert.deepEqual(tokensOf(text), tokens);
    });
  }

  it('are all of a text, and about as many as a model for code has', () => {
    const tokens = tokensOf(STORY.after);
    assert.equal(tokens.join(''), STORY.after);
    const each = STORY.after.length / tokens.length;
    assert.ok(3 < each && each < 4.5, `${each} characters each`);
  });

  it('begin alike where texts do', () => {
    assert.equal(sharedStart(tokensOf('a b c'), tokensOf('a b d')), 2);
    assert.equal(sharedStart(tokensOf('a b'), tokensOf('a b c')), 2);
  });
});

describe('the hole in a prompt', () => {
  const file = '<|repo_name|>sea\n<|file_sep|>a.ts\nother();\n<|file_sep|>b.ts\n';
  const rows: readonly [layout: string, prompt: string, before: string, after: string][] = [
    ['prefix first', '<|fim_prefix|>a<|fim_suffix|>c<|fim_middle|>', 'a', 'c'],
    ['a middle begun', '<|fim_prefix|>a\n<|fim_suffix|>\nc<|fim_middle|>  b', 'a\n  b', '\nc'],
    ['suffix first', '<|fim_prefix|><|fim_suffix|>c<|fim_middle|>a', 'a', 'c'],
    ['a repository', `${file}<|fim_prefix|>a<|fim_suffix|>c<|fim_middle|>`, 'a', 'c'],
    ['a repository without marks', `${file}a`, 'a', ''],
    ['the prefix alone', 'a', 'a', ''],
  ];
  for (const [layout, prompt, before, after] of rows) {
    it(`is found with ${layout}`, () => {
      assert.deepEqual(holeIn(prompt), { before, after });
    });
  }
});

describe('the timed Ollama', () => {
  const prompts = ['a b c d', 'a b c d', 'a b c d X e', 'z', 'a b'];

  it('evaluates what its cache does not hold, and the last token in any case', async () => {
    const ollama = await TimedOllama.start(AT_ONCE, () => ' X Y');
    const server = { url: ollama.url, model: MODEL };
    const signal = new AbortController().signal;
    for (const prompt of prompts) {
      const ask = { prompt, tokensMax: 9, stop: [' Y'] };
      assert.equal(await collected(streamOf(server, ask, signal), () => false), ' X');
    }
    await ollama.stop();
    // The answer is in the cache too, so that of the third only the last token is new.
    assert.deepEqual(
      ollama.served.map(({ needed }) => needed),
      [4, 1, 1, 1, 2],
    );
    assert.deepEqual(
      ollama.served.map(({ generated }) => generated),
      prompts.map(() => 1),
    );
  });

  it('stops at the most tokens, and where nobody listens any more', async () => {
    const ollama = await TimedOllama.start({ prompt: 1e9, generated: 200 }, () => ' x'.repeat(99));
    const server = { url: ollama.url, model: MODEL };
    const signal = new AbortController().signal;
    const ask = { prompt: 'a', tokensMax: 3, stop: [] };
    assert.equal(await collected(streamOf(server, ask, signal), () => false), ' x x x');
    const long = { ...ask, tokensMax: 99 };
    await collected(streamOf(server, long, signal), text => 4 < text.length);
    await collected(streamOf(server, ask, signal), () => false);
    await ollama.stop();
    const [, left] = ollama.served;
    assert.ok(left?.closedAt !== undefined && left.generated < 20);
  });

  it('keeps the model as long as the context stays', async () => {
    const ollama = await TimedOllama.start(AT_ONCE, () => 'x');
    const ask = (num_ctx: number): Promise<unknown> =>
      fetch(`${ollama.url}/api/generate`, {
        method: 'POST',
        body: JSON.stringify({ model: MODEL, prompt: 'a', options: { num_ctx } }),
      }).then(answer => answer.text());
    await ask(4096);
    await ask(8192);
    await ask(8192);
    await ollama.stop();
    assert.equal(ollama.loads, 1);
  });
});

describe('the trace', () => {
  const trace = readTrace();
  const presses = pressesOf(trace, STORY.before);

  it('is what its maker makes', () => {
    const made = written(makeTrace(STORY, SEED));
    if (process.env['UPDATE_GOLDEN']) writeFileSync(TRACE_FILE, made);
    assert.equal(readFileSync(TRACE_FILE, 'utf8'), made, 'UPDATE_GOLDEN=1 accepts a change');
  });

  it('writes the document as it is left', () => {
    const text = presses.reduce((so, { edit }) => (edit ? applied(so, edit) : so), STORY.before);
    assert.equal(text, STORY.after);
  });

  it('has 42 pauses, all behind a key that wrote something', () => {
    assert.equal(PAUSES, 42);
    assert.equal(presses.filter(({ pause }) => pause).length, PAUSES);
    const typed = presses.slice(0, -1).filter(({ edit }) => edit);
    assert.equal(typed.filter(({ gap }) => PAUSE_MS <= gap).length, PAUSES);
  });
});

describe('the scripted models', () => {
  const guess = alien(STORY.after);
  const know = oracle(STORY.after);
  const presses = pressesOf(readTrace(), STORY.before);

  it('never say what is typed next, or always', () => {
    let text = STORY.before;
    for (const { edit, cursor, pause } of presses) {
      if (edit) text = applied(text, edit);
      if (!pause) continue;
      const hole = { before: text.slice(0, cursor), after: text.slice(cursor) };
      const line = hole.before.slice(hole.before.lastIndexOf('\n') + 1);
      const known = STORY.after.indexOf(hole.before.slice(-80));
      // The indent of a line that stays blank is taken away again.
      if (known < 0) continue;
      const rest = STORY.after.slice(known + 80);
      assert.notEqual(guess(hole).trim()[0], rest.trim()[0], hole.before.slice(-40));
      assert.ok(rest.startsWith(know(hole)), hole.before.slice(-40));
      const first = guess(hole).split('\n')[0] ?? '';
      assert.notEqual(first.trim(), '', hole.before.slice(-40));
      const count = tokensOf(first).length;
      assert.ok(4 <= count && count <= 16, `${count} tokens in ${first} behind ${line}`);
    }
  });
});

describe('the long document', () => {
  it('has ten thousand lines, with the story in the middle', () => {
    const { text, cursor } = longSite(STORY);
    const lines = text.split('\n').length;
    assert.ok(9_500 < lines && lines < 10_500, `${lines} lines`);
    const part = STORY.parts[0];
    assert.ok(part);
    assert.ok(text.slice(0, cursor).endsWith(STORY.before.slice(0, part.at)));
  });
});
