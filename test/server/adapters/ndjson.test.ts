import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LineGuard } from '../../../src/server/adapters/ndjson.js';
import { type Ending, guardLines } from '../../../src/server/adapters/streamGuard.js';

const LIMITS = { lineBytesMax: 40, bodyBytesMax: 200 };

interface Guarded {
  readonly lines: readonly string[];
  readonly ending: Ending | undefined;
}

function guarded(chunks: readonly Uint8Array[], why: 'end' | 'cut' = 'end'): Guarded {
  const guard = new LineGuard(LIMITS);
  const lines = chunks.flatMap(chunk => guard.push(chunk));
  return { lines: [...lines, ...guard.end(why)], ending: guard.ending };
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

describe('LineGuard', () => {
  const rows: readonly {
    does: string;
    body: string | Uint8Array;
    cut?: boolean;
    lines: readonly string[];
    ending: Ending;
  }[] = [
    {
      does: 'lets objects through, a line each',
      body: '{"a":1}\n{"b":2}\n',
      lines: ['{"a":1}', '{"b":2}'],
      ending: { kind: 'end' },
    },
    {
      does: 'takes a last line without a line break',
      body: '{"a":1}\n{"b":2}',
      lines: ['{"a":1}', '{"b":2}'],
      ending: { kind: 'end' },
    },
    {
      does: 'passes over empty lines, and takes those of Windows',
      body: '\n\r\n{"a":1}\r\n\n  \n',
      lines: ['{"a":1}\r'],
      ending: { kind: 'end' },
    },
    { does: 'takes an empty body', body: '', lines: [], ending: { kind: 'end' } },
    {
      does: 'ends at the line that says so, and drops what follows',
      body: '{"a":1}\n{"done":true}\n{"b":2}\n',
      lines: ['{"a":1}', '{"done":true}'],
      ending: { kind: 'done' },
    },
    {
      does: 'does not take other values of done for the end',
      body: '{"done":"true"}\n{"done":1}\n',
      lines: ['{"done":"true"}', '{"done":1}'],
      ending: { kind: 'end' },
    },
    ...['not json', '[1]', 'null', '7', '"text"', 'true', '{"a":', '<html>'].map(
      (bad): { does: string; body: string; lines: string[]; ending: Ending } => ({
        does: `stops at ${bad}`,
        body: `{"a":1}\n${bad}\n{"b":2}\n`,
        lines: ['{"a":1}'],
        ending: { kind: 'malformed' },
      }),
    ),
    {
      does: 'drops half a last line of a broken connection',
      body: '{"a":1}\n{"b":',
      cut: true,
      lines: ['{"a":1}'],
      ending: { kind: 'cut' },
    },
    {
      does: 'says so where a proper end leaves half a line',
      body: '{"a":1}\n{"b":',
      lines: ['{"a":1}'],
      ending: { kind: 'malformed' },
    },
    {
      does: 'holds back an error',
      body: '{"a":1}\n{"error":"no way","status":503}\n{"b":2}\n',
      lines: ['{"a":1}'],
      ending: { kind: 'error', status: 503, text: 'no way' },
    },
    {
      does: 'holds back an error of another shape',
      body: '{"error":{"code":7},"status":"x"}\n',
      lines: [],
      ending: { kind: 'error', status: 0, text: '' },
    },
    {
      does: 'takes a line as long as may be',
      body: `{"a":"${'x'.repeat(32)}"}\n`,
      lines: [`{"a":"${'x'.repeat(32)}"}`],
      ending: { kind: 'end' },
    },
    {
      does: 'stops at a line that is longer',
      body: `{"a":1}\n{"a":"${'x'.repeat(33)}"}\n{"b":2}\n`,
      lines: ['{"a":1}'],
      ending: { kind: 'too long' },
    },
    {
      does: 'stops where the whole is longer than may be',
      body: '{"a":1}\n'.repeat(30),
      lines: Array.from({ length: 25 }, () => '{"a":1}'),
      ending: { kind: 'too long' },
    },
    {
      does: 'takes a whole as long as may be',
      body: '{"a":1}\n'.repeat(25),
      lines: Array.from({ length: 25 }, () => '{"a":1}'),
      ending: { kind: 'end' },
    },
    {
      does: 'replaces bytes that are no UTF-8',
      body: Buffer.concat([bytesOf('{"a":"'), Buffer.from([0xff, 0xc3]), bytesOf('"}\n')]),
      lines: ['{"a":"\uFFFD\uFFFD"}'],
      ending: { kind: 'end' },
    },
  ];

  for (const { does, body, cut = false, lines, ending } of rows) {
    it(does, () => {
      const bytes = typeof body === 'string' ? bytesOf(body) : body;
      assert.deepEqual(guarded([bytes], cut ? 'cut' : 'end'), { lines, ending });
    });

    it(`${does}, a byte at a time`, () => {
      const bytes = typeof body === 'string' ? bytesOf(body) : body;
      const chunks = Array.from(bytes, byte => Uint8Array.of(byte));
      assert.deepEqual(guarded(chunks, cut ? 'cut' : 'end'), { lines, ending });
    });
  }

  /** Bytes that look like lines of JSON often enough. */
  const lineLike = fc.oneof(
    fc.json({ maxDepth: 1 }),
    fc
      .record({ response: fc.string({ unit: 'grapheme', maxLength: 6 }) })
      .map(value => JSON.stringify(value)),
    fc.constantFrom('{"done":true}', '{"error":"x"}', '', '{"half":', '{"ünï":"çödé 🎉"}'),
  );
  const bodies = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.array(lineLike, { maxLength: 20 }).map(lines => bytesOf(lines.join('\n'))),
  );
  const endings = fc.constantFrom<'end' | 'cut'>('end', 'cut');

  it('gives the same lines however the bytes are cut into chunks', () => {
    const cuts = fc.array(fc.nat({ max: 300 }), { maxLength: 12 });
    fc.assert(
      fc.property(bodies, cuts, endings, (bytes, places, why) => {
        const sorted = [
          0,
          ...places.map(place => Math.min(place, bytes.length)).sort((a, b) => a - b),
        ];
        const chunks = sorted.map((place, index) => bytes.subarray(place, sorted[index + 1]));
        assert.deepEqual(guarded(chunks, why), guarded([bytes], why));
      }),
    );
  });

  it('lets nothing through but objects, never throws, and always knows why it ended', () => {
    fc.assert(
      fc.property(bodies, endings, (bytes, why) => {
        const { lines, ending } = guarded([bytes], why);
        for (const line of lines) {
          const value: unknown = JSON.parse(line);
          assert.ok(typeof value === 'object' && value !== null && !Array.isArray(value));
          assert.ok(!('error' in value));
          assert.ok(Buffer.byteLength(line) <= 3 * LIMITS.lineBytesMax);
        }
        assert.ok(ending);
      }),
    );
  });
});

describe('guardLines', () => {
  interface Source {
    readonly body: ReadableStream<Uint8Array>;
    readonly canceled: () => boolean;
  }

  /** A body of these chunks; then it ends, breaks, or goes on for ever. */
  function sourceOf(chunks: readonly string[], then: 'ends' | 'breaks' | 'goes on'): Source {
    let canceled = false;
    const left = [...chunks];
    const body = new ReadableStream<Uint8Array>({
      pull: controller => {
        const chunk = left.shift() ?? (then === 'goes on' ? '{"more":1}\n' : undefined);
        if (chunk !== undefined) controller.enqueue(bytesOf(chunk));
        else if (then === 'ends') controller.close();
        else controller.error(new Error('socket hang up'));
      },
      cancel: () => {
        canceled = true;
      },
    });
    return { body, canceled: () => canceled };
  }

  const rows: readonly {
    does: string;
    chunks: readonly string[];
    then: 'ends' | 'breaks' | 'goes on';
    lines: string;
    ending: Ending['kind'];
    canceled: boolean;
  }[] = [
    {
      does: 'gives what came before the connection broke',
      chunks: ['{"a":1}\n', '{"b":', '2}\n{"c"'],
      then: 'breaks',
      lines: '{"a":1}\n{"b":2}\n',
      ending: 'cut',
      canceled: false,
    },
    {
      does: 'reads a complete answer to its end',
      chunks: ['{"a":1}\n{"done":true}\n', 'tail'],
      then: 'ends',
      lines: '{"a":1}\n{"done":true}\n',
      ending: 'done',
      canceled: false,
    },
    {
      does: 'gives up a body that makes no sense',
      chunks: ['{"a":1}\n', 'nonsense\n'],
      then: 'goes on',
      lines: '{"a":1}\n',
      ending: 'malformed',
      canceled: true,
    },
    {
      does: 'gives up a body that never ends',
      chunks: [],
      then: 'goes on',
      lines: '{"more":1}\n'.repeat(18),
      ending: 'too long',
      canceled: true,
    },
  ];
  for (const { does, chunks, then, lines, ending, canceled } of rows) {
    it(does, async () => {
      const source = sourceOf(chunks, then);
      const guard = new LineGuard(LIMITS);
      let left = 0;
      const body = guardLines(source.body, guard, {
        onLeft: () => {
          left += 1;
        },
      });
      assert.equal(await new Response(body).text(), lines);
      assert.equal(guard.ending?.kind, ending);
      assert.equal(source.canceled(), canceled);
      assert.equal(left, 1);
    });
  }

  it('leaves the body when nobody reads it any more', async () => {
    const source = sourceOf([], 'goes on');
    const reader = guardLines(source.body, new LineGuard(LIMITS)).getReader();
    await reader.read();
    await reader.cancel();
    assert.equal(source.canceled(), true);
  });
});
