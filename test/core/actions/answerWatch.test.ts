import assert from 'node:assert/strict';
import fc from 'fast-check';
import { AnswerWatch } from '../../../src/core/actions/answerWatch.js';

const WATCHED = { target: ['old();'], label: 'ts', ticks: 3 };

/** How much of a reply that comes in `pieces` is heard until the answer is whole. */
function heardOf(pieces: readonly string[]): string {
  const watch = new AnswerWatch(WATCHED);
  let heard = '';
  for (const piece of pieces) {
    heard += piece;
    if (watch.hears(piece)) return heard;
  }
  return `${heard}…`;
}

describe('the watch for an answer', () => {
  const rows: readonly [what: string, reply: string, heard: string][] = [
    ['waits for a line behind the code', 'new();\n', 'new();\n…'],
    ['waits for the end of the fence', 'new();\n```', 'new();\n```…'],
    ['hears the block that was given', 'new();\n```\nThis', 'new();\n```\n'],
    ['hears long line breaks', 'new();\r\n```\r\nThis', 'new();\r\n```\r\n'],
    ['hears a fence behind the code', 'new();```\nThis', 'new();```\n'],
    ['goes on behind the old code', 'old();\n```\nSo', 'old();\n```\nSo…'],
    [
      'hears the block behind the old code',
      'old();\n```\n```ts\nnew();\n```\nS',
      'old();\n```\n```ts\nnew();\n```\n',
    ],
    ['goes on behind what is for a terminal', '```sh\nnpm i\n```\n', '```sh\nnpm i\n```\n…'],
    [
      'takes no thoughts for code',
      '<think>\na\n```\nb</think>\nnew();\n```\nS',
      '<think>\na\n```\nb</think>\nnew();\n```\n',
    ],
  ];
  for (const [what, reply, heard] of rows) {
    it(what, () => {
      assert.equal(heardOf(reply.split('')), heard);
    });
  }

  it('hears the same however the reply is cut into pieces', () => {
    const line = fc.constantFrom(
      'a();',
      'old();',
      '```',
      '```ts',
      '```sh',
      '',
      '<think>',
      '</think>',
      'Sure!',
    );
    const reply = fc.array(line, { maxLength: 12 }).map(lines => lines.map(each => `${each}\n`));
    fc.assert(
      fc.property(reply, fc.array(fc.nat(80), { maxLength: 12 }), (lines, cuts) => {
        const text = lines.join('');
        const ends = [...cuts].sort((one, other) => one - other);
        const pieces = [...ends, text.length].map((end, at) => text.slice(ends[at - 1] ?? 0, end));
        const whole = heardOf(lines);
        assert.ok(heardOf(pieces).startsWith(whole.replace('…', '')), JSON.stringify(pieces));
        assert.equal(heardOf(pieces).endsWith('…'), whole.endsWith('…'));
      }),
    );
  });
});
