import assert from 'node:assert/strict';
import { type Answer, follow } from '../../../src/core/completion/follow.js';
import { RunningFill } from '../../../src/core/completion/runningFill.js';
import { type FillPiece, ModelFault } from '../../../src/core/models/modelRuntime.js';
import { fillOrder } from '../../support/fillOrder.js';
import { settled } from '../../support/handClock.js';
import { siteAt } from '../../support/siteAt.js';

const FAULT = new ModelFault('failed', 'status 500');
const never = new AbortController().signal;

/**
 * What is heard at `marked` of an answer at `foo█`, whose pieces are so many ms apart, from its
 * first piece on.
 */
async function heard(
  says: readonly (string | ModelFault)[],
  marked = 'foo█',
  apartMs = 0,
): Promise<Answer | undefined> {
  let now = 0;
  async function* ask(): AsyncGenerator<FillPiece> {
    for (const piece of says) {
      await settled();
      now += apartMs;
      if (piece instanceof ModelFault) throw piece;
      yield { kind: 'text', text: piece };
    }
    yield {
      kind: 'end',
      usage: { promptTokens: 1, promptMs: 1, generatedTokens: says.length, generatedMs: 1 },
    };
  }
  const fill = new RunningFill(fillOrder('foo█', { ask }));
  const complete = (text: string): boolean => text.includes(';');
  const patience = { now: () => now, complete, lines: { afterMs: 300, beyond: 0 } };
  await fill.more(never);
  return follow(fill, siteAt(marked), patience, never);
}

describe('follow', () => {
  const rows: readonly {
    readonly does: string;
    readonly says: readonly (string | ModelFault)[];
    readonly at?: string;
    readonly apartMs?: number;
    readonly answer: Omit<Answer, 'fault'> | undefined;
  }[] = [
    {
      does: 'stops when all is there that is wanted',
      says: ['(', 'a);', 'never'],
      answer: { text: '(a);', ended: 'unit' },
    },
    {
      does: 'takes the end that the model gives',
      says: ['(', 'a)'],
      answer: { text: '(a)', ended: 'unit' },
    },
    {
      does: 'leaves out what was typed along',
      says: ['(', 'a', ');'],
      at: 'foo(a█)',
      answer: { text: ');', ended: 'unit' },
    },
    { does: 'notices another way', says: ['.', 'a;'], at: 'foo(█)', answer: undefined },
    {
      does: 'uses what came before a fault',
      says: ['(a', FAULT],
      answer: { text: '(a', ended: 'cut' },
    },
    {
      does: 'takes whole lines when it takes long',
      says: ['{\n', 'a', 'b', 'c', 'd', 'e', 'never'],
      apartMs: 70,
      answer: { text: '{\nabcd', ended: 'cut', enough: true },
    },
    {
      does: 'waits for a whole line',
      says: ['a', 'b', 'c', 'd', 'e', 'f', ';'],
      apartMs: 70,
      answer: { text: 'abcdef;', ended: 'unit' },
    },
  ];
  for (const { does, says, at, apartMs, answer } of rows) {
    it(does, async () => {
      const found = await heard(says, at, apartMs);
      const { text, ended, enough } = found ?? {};
      assert.deepEqual(found && { text, ended, ...(enough ? { enough } : {}) }, answer);
    });
  }

  it('fails where nothing came', async () => {
    await assert.rejects(heard([FAULT]), FAULT);
  });
});
