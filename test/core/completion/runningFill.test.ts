import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Ending, RunningFill } from '../../../src/core/completion/runningFill.js';
import { type FillPiece, ModelFault } from '../../../src/core/models/modelRuntime.js';
import { fillOrder } from '../../support/fillOrder.js';
import { siteAt } from '../../support/siteAt.js';

const FAULT = new ModelFault('failed', 'status 500');
const never = new AbortController().signal;

/** `5` is the end after five tokens; a fault breaks the stream. */
function fillOf(...says: readonly (string | number | ModelFault)[]): {
  readonly fill: RunningFill;
  readonly endings: Ending[];
} {
  async function* ask(): AsyncGenerator<FillPiece> {
    for (const piece of says) {
      await Promise.resolve();
      if (piece instanceof ModelFault) throw piece;
      yield typeof piece === 'string'
        ? { kind: 'text', text: piece }
        : {
            kind: 'end',
            usage: { promptTokens: 1, promptMs: 1, generatedTokens: piece, generatedMs: 1 },
          };
    }
  }
  const endings: Ending[] = [];
  const onOver = (ending: Ending): void => void endings.push(ending);
  const fill = new RunningFill(fillOrder('foo█;', { ask, onOver }));
  return { fill, endings };
}

describe('RunningFill', () => {
  const rows: readonly {
    readonly does: string;
    readonly says: readonly (string | number | ModelFault)[];
    readonly text: string;
    readonly ending: Ending['kind'];
  }[] = [
    { does: 'takes the end that the model gives', says: ['a', 'b', 2], text: 'ab', ending: 'done' },
    { does: 'knows an answer that was cut', says: ['a', 'b', 64], text: 'ab', ending: 'cut' },
    { does: 'takes a stream without an end', says: ['a', 'b'], text: 'ab', ending: 'cut' },
    { does: 'keeps what came before a fault', says: ['a', FAULT], text: 'a', ending: 'fault' },
    {
      does: 'ends an endless answer',
      says: Array.from({ length: 100 }, () => 'x'),
      text: 'x'.repeat(65),
      ending: 'cut',
    },
  ];
  for (const { does, says, text, ending } of rows) {
    it(does, async () => {
      const { fill, endings } = fillOf(...says);
      await fill.over;
      assert.equal(fill.restAt(siteAt('foo█;')), text);
      assert.deepEqual(
        endings.map(({ kind }) => kind),
        [ending],
      );
    });
  }

  const places: readonly [marked: string, rest: string | undefined][] = [
    ['foo█;', '(bar)'],
    ['foo(█;', 'bar)'],
    ['foo(█);', 'bar)'],
    ['foo(bar)█;', undefined],
    ['foo.█;', undefined],
    ['foo█', undefined],
    ['fo█;', undefined],
  ];
  for (const [marked, rest] of places) {
    it(`has ${rest ?? 'nothing'} to say at ${marked}`, async () => {
      const { fill } = fillOf('(', 'bar', ')', 3);
      await fill.over;
      assert.equal(fill.restAt(siteAt(marked)), rest);
    });
  }

  it('may still say what is typed, as long as it runs', async () => {
    const { fill } = fillOf('(', 'bar', ')', 3);
    assert.equal(fill.restAt(siteAt('foo(ba█;')), undefined, 'it has said nothing yet');
    await fill.more(never);
    assert.equal(fill.restAt(siteAt('foo(ba█;')), '');
    assert.ok(fill.agreesWith('foo(ba);', undefined));
    await fill.over;
    assert.equal(fill.restAt(siteAt('foo(ba█;')), 'r)');
    assert.ok(!fill.agreesWith('foo.;', undefined));
  });

  it('knows what was typed from what the editor closed by where the cursor is', async () => {
    const { fill } = fillOf('x', 3);
    await fill.over;
    assert.ok(fill.agreesWith('foo);', 3), 'the editor closed it');
    assert.ok(!fill.agreesWith('foo);', 4), 'the person typed it');
  });

  it('goes on while the person is on the way to it', async () => {
    async function* ask(): AsyncGenerator<FillPiece> {
      yield await Promise.resolve({ kind: 'text', text: '\nbaz();' } as const);
    }
    const from = siteAt('foo█');
    const fill = new RunningFill(fillOrder('foo(bar);█', { ask, from }));
    assert.ok(fill.agreesWith('foo(b)', undefined));
    assert.ok(fill.agreesWith('foo(bar);', undefined));
    assert.ok(!fill.agreesWith('foo.', undefined));
    await fill.over;
  });

  it('ends when it has what somebody waited for, although they left', async () => {
    const { fill } = fillOf('(', 'bar', ')', 'never read');
    fill.endsWith(() => fill.restAt(siteAt('foo█;')) === '(bar');
    await fill.over;
    assert.equal(fill.restAt(siteAt('foo█;')), '(bar');
  });

  it('says nothing more once it is closed', async () => {
    const { fill, endings } = fillOf('(', 'bar', ')');
    fill.close();
    await fill.more(never);
    await fill.over;
    assert.equal(fill.restAt(siteAt('foo█;')), undefined);
    assert.deepEqual(endings, [{ kind: 'closed' }]);
  });

  it('is the rest of what it says wherever that is typed along', async () => {
    const text = '(bar, baz);';
    const { fill } = fillOf(text, 3);
    await fill.over;
    fc.assert(
      fc.property(fc.nat(text.length - 1), typed => {
        const site = { ...siteAt('foo█;'), before: `foo${text.slice(0, typed)}` };
        assert.equal(fill.restAt(site), text.slice(typed));
      }),
    );
  });

  const sure: readonly [at: string, sureness: number | undefined][] = [
    ['foo█;', 0.25],
    ['foo(█;', 1],
    ['foo(a)█;', 0.01],
    ['bar█;', 0.25],
  ];
  for (const [at, sureness] of sure) {
    it(`is ${sureness} sure of the line behind ${at}`, async () => {
      const tokens: readonly [text: string, probability: number][] = [
        ['(', 0.25],
        ['a)', 1],
        ['\n', 0.1],
        ['x', 0.1],
      ];
      async function* ask(): AsyncGenerator<FillPiece> {
        await Promise.resolve();
        for (const [text, probability] of tokens) {
          yield { kind: 'text', text, logprob: Math.log(probability) };
        }
      }
      const fill = new RunningFill(fillOrder('foo█;', { ask }));
      await fill.over;
      assert.equal(fill.surenessAt(siteAt(at))?.toFixed(3), sureness?.toFixed(3));
    });
  }

  it('is not known to be sure where the server does not say', async () => {
    const { fill } = fillOf('(', 'a)');
    await fill.over;
    assert.equal(fill.surenessAt(siteAt('foo█;')), undefined);
  });
});
