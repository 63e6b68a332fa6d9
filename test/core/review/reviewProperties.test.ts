import assert from 'node:assert/strict';
import fc from 'fast-check';
import { beforeOf } from '../../../src/core/review/pieces.js';
import {
  advance,
  beginReview,
  keptEdits,
  lengthOf,
  type Review,
  type ReviewEvent,
} from '../../../src/core/review/review.js';
import type { Replacement } from '../../../src/core/text/lineEdits.js';
import { nastyText } from '../../support/nastyText.js';

const CASES = 10_000;

function put(text: string, edits: readonly Replacement[]): string {
  return edits.reduceRight(
    (rest, { start, end, text: piece }) => rest.slice(0, start) + piece + rest.slice(end),
    text,
  );
}

/** A document with a piece to rewrite, and new code that shares lines with it. */
function someJob(): fc.Arbitrary<{ above: string; old: string; below: string; text: string }> {
  const line = fc.constantFrom('a', 'b', '\tc', '  d 😀', '漢字', '}', '', 'a\r');
  const code = fc.oneof(
    fc.array(line, { maxLength: 9 }).map(lines => lines.join('\n')),
    nastyText(),
  );
  return fc.record({ above: code, old: code, below: code, text: code });
}

interface Typed {
  readonly at: number;
  readonly over: number;
  readonly text: string;
}

/** What a person does to a document: a place and a length as shares of what is there. */
function someTyping(): fc.Arbitrary<readonly Typed[]> {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const short = fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, share);
  const text = fc.constantFrom('', 'x', '\n', 'a\n', '\nb', '😀', 'a\r\n');
  return fc.array(fc.record({ at: share, over: short, text }), { maxLength: 4 });
}

function editOf({ at, over, text }: Typed, document: string): Replacement {
  const start = Math.round(at * document.length);
  return { start, end: Math.min(document.length, start + Math.round(over * 8)), text };
}

describe('whatever the code, a review', () => {
  const check = (property: fc.IPropertyWithHooks<unknown[]>): void => {
    fc.assert(property, { numRuns: CASES });
  };

  const jobOf = ({
    above,
    old,
    below,
    text,
  }: {
    above: string;
    old: string;
    below: string;
    text: string;
  }): {
    document: string;
    review: Review;
    text: string;
  } => {
    const document = above + old + below;
    const target = { start: above.length, end: above.length + old.length };
    return { document, review: beginReview(document, target), text };
  };

  it('gives exactly the new code where all is kept, and the old where all is dropped', () => {
    check(
      fc.property(someJob(), fc.nat(8), (job, lines) => {
        const { document, review, text } = jobOf(job);
        const soFar = text.split('\n').slice(0, lines).join('\n');
        const writing = advance(review, { kind: 'written', text: soFar });
        const open = advance(writing, { kind: 'ended', text });
        const kept = advance(open, { kind: 'all kept' });
        assert.equal(kept.state, 'decided');
        assert.equal(put(document, keptEdits(kept)), job.above + text + job.below);
        const dropped = advance(open, { kind: 'all dropped' });
        assert.equal(dropped.state, 'decided');
        assert.deepEqual(keptEdits(dropped), []);
        assert.deepEqual(keptEdits(open), []);
        assert.equal(beforeOf(writing.pieces), beforeOf(review.pieces));
      }),
    );
  });

  it('is line by line the one or the other where some is kept', () => {
    check(
      fc.property(someJob(), fc.array(fc.boolean(), { minLength: 12 }), (job, keeps) => {
        const { document, review, text } = jobOf(job);
        let now = advance(review, { kind: 'ended', text });
        for (const [hunk, keep] of keeps.entries()) {
          now = advance(now, { kind: keep ? 'kept' : 'dropped', hunk });
        }
        const sides = now.pieces.map(({ before, after, choice }) =>
          choice === 'kept' ? after : before,
        );
        const { lacking } = now.draft;
        const rest = document.slice(now.start + lengthOf(now));
        assert.equal(
          put(document, keptEdits(now)) + lacking,
          document.slice(0, now.start) + sides.join('') + rest,
        );
        for (const { before, after } of now.pieces.slice(0, -1)) {
          assert.match(before, /^$|\n$/);
          assert.match(after, /^$|\n$/);
        }
      }),
    );
  });

  it('knows what the document holds, and loses nothing that a person types', () => {
    check(
      fc.property(someJob(), someTyping(), someTyping(), (job, early, late) => {
        const { document, review, text } = jobOf(job);
        let now = review;
        let typed = document;
        const tell = (event: ReviewEvent): void => {
          now = advance(now, event);
          if (now.state === 'lost' || now.state === 'decided') return;
          const held = typed.slice(now.start, now.start + lengthOf(now)) + now.draft.lacking;
          assert.equal(beforeOf(now.pieces), held);
        };
        const type = (each: Typed): void => {
          const edit = editOf(each, typed);
          typed = put(typed, [edit]);
          tell({ kind: 'edited', edit });
        };
        early.forEach(type);
        tell({ kind: 'written', text: text.slice(0, text.lastIndexOf('\n') + 1) });
        late.slice(0, 1).forEach(type);
        tell({ kind: 'ended', text });
        late.slice(1).forEach(type);
        assert.equal(put(typed, keptEdits(advance(now, { kind: 'all dropped' }))), typed);
      }),
    );
  });

  it('puts the new code in the place of the old where the person typed elsewhere', () => {
    check(
      fc.property(someJob(), someTyping(), someTyping(), (job, early, late) => {
        const above = `${job.above}\n`;
        const below = `\n${job.below}`;
        const { document, review, text } = jobOf({ ...job, above, below });
        let now = review;
        let typed = document;
        let head = above;
        let tail = below;
        const type = (each: Typed): void => {
          const edit = editOf(each, each.at < 0.5 ? head.slice(0, -1) : tail.slice(1));
          const isAbove = each.at < 0.5;
          const by = isAbove ? 0 : head.length + job.old.length + 1;
          if (isAbove) head = put(head, [edit]);
          else tail = `\n${put(tail.slice(1), [edit])}`;
          const there = { ...edit, start: edit.start + by, end: edit.end + by };
          typed = put(typed, [there]);
          now = advance(now, { kind: 'edited', edit: there });
        };
        early.forEach(type);
        now = advance(now, { kind: 'ended', text });
        late.forEach(type);
        assert.equal(typed, head + job.old + tail);
        now = advance(now, { kind: 'all kept' });
        assert.equal(put(typed, keptEdits(now)), head + text + tail);
      }),
    );
  });
});
