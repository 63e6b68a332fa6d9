import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Ending } from '../../../src/server/adapters/streamGuard.js';
import { EVENT_LIMITS, EventGuard } from '../../../src/server/adapters/sse.js';

const LIMITS = { lineBytesMax: 60, bodyBytesMax: 300 };

interface Guarded {
  readonly events: readonly string[];
  readonly ending: Ending | undefined;
}

function guarded(
  chunks: readonly Uint8Array[],
  why: 'end' | 'cut' = 'end',
  limits = LIMITS,
): Guarded {
  const guard = new EventGuard(limits);
  const events = chunks.flatMap(chunk => guard.push(chunk));
  return { events: [...events, ...guard.end(why)], ending: guard.ending };
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

describe('EventGuard', () => {
  const rows: readonly {
    readonly does: string;
    readonly body: string;
    readonly cut?: boolean;
    readonly events: readonly string[];
    readonly ending: Ending;
  }[] = [
    {
      does: 'lets objects through, an event each',
      body: 'data: {"a":1}\n\ndata: {"b":2}\n\n',
      events: ['{"a":1}', '{"b":2}'],
      ending: { kind: 'end' },
    },
    {
      does: 'takes lines as Windows ends them',
      body: 'data: {"a":1}\r\n\r\ndata: {"b":2}\r\n\r\n',
      events: ['{"a":1}', '{"b":2}'],
      ending: { kind: 'end' },
    },
    {
      does: 'takes lines that end with a return alone',
      body: 'data: {"a":1}\r\rdata: {"b":2}\r\r',
      events: ['{"a":1}', '{"b":2}'],
      ending: { kind: 'end' },
    },
    {
      does: 'takes data without a blank, and a last event without an end',
      body: 'data:{"a":1}\n\ndata: {"b":2}',
      events: ['{"a":1}', '{"b":2}'],
      ending: { kind: 'end' },
    },
    {
      does: 'joins the lines of one event',
      body: 'data: {"a":\ndata: 1}\n\n',
      events: ['{"a":1}'],
      ending: { kind: 'end' },
    },
    {
      does: 'passes over comments, names and empty events',
      body: ': ping\n\nevent: x\nid: 7\nretry: 9\n\ndata\n\ndata: {"a":1}\n\n',
      events: ['{"a":1}'],
      ending: { kind: 'end' },
    },
    {
      does: 'passes over a mark of the byte order',
      body: '\ufeffdata: {"a":1}\n\n',
      events: ['{"a":1}'],
      ending: { kind: 'end' },
    },
    { does: 'takes an empty body', body: '', events: [], ending: { kind: 'end' } },
    {
      does: 'ends where it is said, and drops what follows',
      body: 'data: {"a":1}\n\ndata: [DONE]\n\ndata: {"b":2}\n\n',
      events: ['{"a":1}'],
      ending: { kind: 'done' },
    },
    {
      does: 'ends where it is said last, without a line break',
      body: 'data: {"a":1}\n\ndata: [DONE]',
      events: ['{"a":1}'],
      ending: { kind: 'done' },
    },
    ...['not json', '[1]', 'null', '7', '"text"', '{"a":', '<html>'].map(bad => ({
      does: `stops at ${bad}`,
      body: `data: {"a":1}\n\ndata: ${bad}\n\ndata: {"b":2}\n\n`,
      events: ['{"a":1}'],
      ending: { kind: 'malformed' } as const,
    })),
    {
      does: 'takes a page for no sense',
      body: '<html>\n<body>Welcome</body>\n',
      events: [],
      ending: { kind: 'malformed' },
    },
    {
      does: 'drops half a last event of a broken connection',
      body: 'data: {"a":1}\n\ndata: {"b"',
      cut: true,
      events: ['{"a":1}'],
      ending: { kind: 'cut' },
    },
    {
      does: 'stops at an error, as OpenAI has it',
      body: 'data: {"error":{"message":"no","code":503}}\n\ndata: {"b":2}\n\n',
      events: [],
      ending: { kind: 'error', status: 503, text: 'no' },
    },
    {
      does: 'stops at an error without data before it',
      body: 'data: {"a":1}\n\nerror: {"message":"no","code":500}\n\n',
      events: ['{"a":1}'],
      ending: { kind: 'error', status: 500, text: 'no' },
    },
    {
      does: 'stops at an error of vLLM',
      body: 'data: {"object":"error","message":"no","code":400}\n\n',
      events: [],
      ending: { kind: 'error', status: 400, text: 'no' },
    },
    {
      does: 'takes an answer that is no stream for what it says',
      body: '{"error":"Unexpected endpoint"}',
      events: [],
      ending: { kind: 'error', status: 0, text: 'Unexpected endpoint' },
    },
    {
      does: 'takes no error for none',
      body: 'data: {"error":null,"a":1}\n\n',
      events: ['{"error":null,"a":1}'],
      ending: { kind: 'end' },
    },
    {
      does: 'stops at an event that is too long',
      body: `data: {"a":1}\n\ndata: {"b":"${'x'.repeat(80)}"}\n\n`,
      events: ['{"a":1}'],
      ending: { kind: 'too long' },
    },
    {
      does: 'stops at an event of too many lines',
      body: `data: {"a":1}\n\n${'data: \n'.repeat(20)}`,
      events: ['{"a":1}'],
      ending: { kind: 'too long' },
    },
    {
      does: 'stops at a body that is too long',
      body: 'data: {"a":1}\n\n'.repeat(30),
      events: Array.from({ length: 20 }, () => '{"a":1}'),
      ending: { kind: 'too long' },
    },
  ];
  for (const { does, body, cut = false, events, ending } of rows) {
    it(does, () => {
      assert.deepEqual(guarded([bytesOf(body)], cut ? 'cut' : 'end'), { events, ending });
    });
  }

  it('gives up a line of ten megabytes, and keeps no more of it than it may', () => {
    const chunk = bytesOf('x'.repeat(1 << 16));
    const guard = new EventGuard(EVENT_LIMITS);
    guard.push(bytesOf('data: {"a":1}\n\ndata: '));
    for (let sent = 0; sent < 10 << 20; sent += chunk.byteLength) guard.push(chunk);
    assert.deepEqual(guard.ending, { kind: 'too long' });
  });

  const PARTS = fc.constantFrom(
    ...[
      'data: {"a":"grüße"}',
      'data: [DONE]',
      'data: {',
      'data',
      ': c',
      '\n',
      '\r',
      '\r\n',
      '\n\n',
    ],
    ...['{"error":1}', 'error: {"code":3}', 'x', '\ufeff'],
  );
  const BODY = fc
    .array(fc.oneof({ weight: 5, arbitrary: PARTS }, fc.string()), { maxLength: 20 })
    .map(parts => bytesOf(parts.join('')));

  it('says the same however the bytes are cut', () => {
    const cuts = fc.array(fc.nat({ max: 400 }), { maxLength: 12 });
    const property = fc.property(BODY, cuts, fc.boolean(), (body, places, cut) => {
      const why = cut ? 'cut' : 'end';
      const at = [0, ...places.map(place => place % (body.length + 1)), body.length];
      at.sort((one, other) => one - other);
      const chunks = at.slice(1).map((end, index) => body.subarray(at[index], end));
      assert.deepEqual(guarded(chunks, why), guarded([body], why));
    });
    fc.assert(property, { numRuns: 500 });
  });

  it('gives nothing but objects, whatever comes', () => {
    const chunks = fc.array(fc.oneof(BODY, fc.uint8Array()), { maxLength: 6 });
    const property = fc.property(chunks, fc.boolean(), (bytes, cut) => {
      const { events, ending } = guarded(bytes, cut ? 'cut' : 'end');
      assert.ok(ending);
      for (const event of events) {
        const value: unknown = JSON.parse(event);
        assert.ok(typeof value === 'object' && value !== null && !Array.isArray(value));
        assert.ok(!event.includes('\n'));
      }
    });
    fc.assert(property, { numRuns: 500 });
  });
});
