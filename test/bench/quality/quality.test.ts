import assert from 'node:assert/strict';
import { join } from 'node:path';
import { SMALL_QWEN } from '../../support/scriptedModel.js';
import { ScriptedOllama } from '../../support/scriptedOllama.js';
import { inTemporaryFolder } from '../../support/temporaryFolder.js';
import { cutHoles, type Hole } from './holes.js';
import { HoleChat } from './holeChat.js';
import { KeptOllama } from './keptOllama.js';
import type { Source } from './packages.js';
import { editSimilarity, scoreOf } from './scores.js';
import type { Offer } from './subjects.js';
import { gateOf, linesOf } from './summary.js';
import { Trees } from './trees.js';

const FUNCTIONS: Readonly<Record<Source['language'], (index: number) => string>> = {
  typescript: index =>
    `export function level${index}(minute: number): number {\n  const span = minute - ${index};\n  if (span < 0) {\n    report(span);\n    return station.datum;\n  }\n  return span * station.rise;\n}\n`,
  python: index =>
    `def level${index}(minute):\n    span = minute - ${index}\n    if span < 0:\n        report(span)\n        return station.datum\n    return span * station.rise\n`,
  go: index =>
    `func level${index}(minute int) int {\n\tspan := minute - ${index}\n\tif span < 0 {\n\t\treport(span)\n\t\treturn station.datum\n\t}\n\treturn span * station.rise\n}\n`,
};

const HEADS: Partial<Record<Source['language'], string>> = { go: 'package tide\n\n' };

function sourceIn(language: Source['language']): Source {
  const functions = Array.from({ length: 8 }, (_, index) => FUNCTIONS[language](index));
  const text = (HEADS[language] ?? '') + functions.join('\n');
  return { language, path: `package/${language}`, text };
}

describe('the holes of the quality bench', () => {
  const sources = (['typescript', 'python', 'go'] as const).map(sourceIn);

  it('are cut out of their files, one of each kind in each language', async () => {
    const holes = cutHoles(sources, await Trees.start(), 1);
    assert.equal(new Set(holes.map(({ kind, language }) => kind + language)).size, 9);
    for (const { above, before, truth, after, below, language } of holes) {
      const source = sources.find(each => each.language === language);
      assert.equal(above + before + truth + after + below, source?.text);
    }
  });

  it('are the same each time', async () => {
    const trees = await Trees.start();
    assert.deepEqual(cutHoles(sources, trees, 1), cutHoles(sources, trees, 1));
  });
});

describe('the kept Ollama', () => {
  /** What a request is answered with, up to `lines` of it. */
  async function heard(url: string, prompt: string, lines = Infinity): Promise<string> {
    const leaving = new AbortController();
    const body = JSON.stringify({ model: 'qwen2.5-coder:1.5b-base', prompt, raw: true });
    const init = { method: 'POST', body, signal: leaving.signal };
    const { body: stream } = await fetch(`${url}/api/generate`, init);
    let text = '';
    let count = 0;
    for await (const chunk of stream?.pipeThrough(new TextDecoderStream()) ?? []) {
      for (const line of chunk.split('\n').filter(each => each !== '')) {
        const { response } = JSON.parse(line) as { response?: string };
        text += response ?? '';
        if (lines <= ++count) return text;
      }
    }
    return text;
  }

  it('asks for the same once, also in another run', () =>
    inTemporaryFolder(async folder => {
      const ollama = await ScriptedOllama.start({ answers: ['one', 'two'] });
      const file = join(folder, 'answers.jsonl');
      const first = await KeptOllama.start(ollama.url, file);
      assert.equal(await heard(first.url, 'a'), 'one');
      assert.equal(await heard(first.url, 'a'), 'one');
      await first.idle();
      const second = await KeptOllama.start(ollama.url, file);
      assert.equal(await heard(second.url, 'a'), 'one');
      await Promise.all([first.stop(), second.stop()]);
      assert.equal(ollama.prompts.length, 1);
      await ollama.stop();
    }));
});

const HOLE: Hole = {
  ...{ id: 'h', language: 'typescript', kind: 'block', path: 'p', above: '', below: '' },
  before: 'function f() {\n  ',
  truth: 'a();\n  b();',
  after: '\n}\n',
};

describe('a hole in a chat', () => {
  const replies: readonly [reply: string, text: string | undefined][] = [
    ['```typescript\na();\n  b();\n```\nThis calls both.', 'a();\n  b();'],
    ['```\na();', 'a();'],
    ['a();\n}', 'a();'],
    ['', undefined],
  ];
  for (const [reply, text] of replies) {
    it(`is filled with the code of ${JSON.stringify(reply)}`, async () => {
      const ollama = await ScriptedOllama.start({ answers: [reply] });
      const chat = new HoleChat(
        { url: ollama.url, idle: () => Promise.resolve() },
        SMALL_QWEN.name,
      );
      assert.equal((await chat.offer(HOLE))?.text, text);
      await ollama.stop();
    });
  }
});

describe('the scores of the quality bench', () => {
  const rows: readonly [text: string, exact: boolean, parses: boolean, repeats: boolean][] = [
    ['a();\n  b();', true, true, false],
    ['a();', true, true, false],
    ['a(;', false, false, false],
    ['a();\n}', true, false, true],
  ];
  for (const [text, exact, parses, repeats] of rows) {
    it(`of ${JSON.stringify(text)}`, async () => {
      const offer: Offer = { text, replaces: 0, hidden: false, tokens: [] };
      const score = scoreOf('Cove', HOLE, offer, await Trees.start());
      assert.deepEqual(
        [score.exact, score.parses, score.repeats, score.leaks],
        [exact, parses, repeats, false],
      );
    });
  }

  it('tell how alike two texts are', () => {
    assert.deepEqual(
      [editSimilarity('abcd', 'abcd'), editSimilarity('abcd', 'abxd'), editSimilarity('', 'a')],
      [1, 0.75, 0],
    );
  });

  it('count what was kept back as nothing, and for the gate', async () => {
    const trees = await Trees.start();
    const score = (subject: string, text: string, hidden: boolean) =>
      scoreOf(subject, HOLE, { text, replaces: 0, hidden, tokens: [] }, trees);
    const scores = [score('Cove', 'a();', true), score('twinny', 'a();', false)];
    assert.deepEqual(
      linesOf(scores).map(({ subject, exact }) => [subject, exact]),
      [
        ['Cove', 0],
        ['twinny', 100],
      ],
    );
    assert.deepEqual(gateOf(scores), { wrong: 0, ofWrong: Number.NaN, exact: 1, ofExact: 100 });
  });
});
