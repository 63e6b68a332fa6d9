import assert from 'node:assert/strict';
import {
  advance,
  beginReview,
  keptEdits,
  pendingIn,
  type Review,
} from '../../../src/core/review/review.js';
import type { Replacement } from '../../../src/core/text/lineEdits.js';

function put(text: string, edits: readonly Replacement[]): string {
  return edits.reduceRight(
    (rest, { start, end, text: piece }) => rest.slice(0, start) + piece + rest.slice(end),
    text,
  );
}

/** A review of `text` in place of what stands between `«` and `»`, and the document. */
function reviewOf(marked: string, text: string): { document: string; review: Review } {
  const { document, review } = begun(marked);
  return { document, review: advance(review, { kind: 'ended', text }) };
}

function begun(marked: string): { document: string; review: Review } {
  const start = marked.indexOf('«');
  const end = marked.indexOf('»') - 1;
  const document = marked.replace(/[«»]/g, '');
  return { document, review: beginReview(document, { start, end }) };
}

/** What the document comes to with these decisions on its changes, in order. */
function decided(marked: string, text: string, choices: readonly ('kept' | 'dropped')[]): string {
  const { document, review } = reviewOf(marked, text);
  const last = choices.reduce((now, kind, hunk) => advance(now, { kind, hunk }), review);
  assert.equal(last.state, 'decided');
  return put(document, keptEdits(last));
}

describe('a review', () => {
  const rows: readonly {
    readonly does: string;
    readonly given: string;
    readonly says: string;
    readonly choices: readonly ('kept' | 'dropped')[];
    readonly becomes: string;
  }[] = [
    {
      does: 'puts in what was kept and leaves what was dropped',
      given: 'x\n«a\nb\nc»\ny\n',
      says: 'A\nb\nC',
      choices: ['kept', 'dropped'],
      becomes: 'x\nA\nb\nc\ny\n',
    },
    {
      does: 'keeps the document without a break at its end',
      given: '«a»',
      says: 'a\nb',
      choices: ['kept'],
      becomes: 'a\nb',
    },
    {
      does: 'keeps what stands beside the code on its lines',
      given: 'if («a») {\n}\n',
      says: 'b',
      choices: ['kept'],
      becomes: 'if (b) {\n}\n',
    },
    {
      does: 'puts code into an empty document',
      given: '«»',
      says: 'a\nb',
      choices: ['kept'],
      becomes: 'a\nb',
    },
    {
      does: 'keeps long line breaks',
      given: '«a\r\nb»\r\nc\r\n',
      says: 'a\r\nB',
      choices: ['kept'],
      becomes: 'a\r\nB\r\nc\r\n',
    },
    {
      does: 'has nothing to decide where nothing is new',
      given: '«a\nb»\n',
      says: 'a\nb',
      choices: [],
      becomes: 'a\nb\n',
    },
  ];
  for (const { does, given, says, choices, becomes } of rows) {
    it(does, () => {
      assert.equal(decided(given, says, choices), becomes);
    });
  }

  it('shows no line as removed that the model has not come to yet', () => {
    const { review } = begun('«a\nb\nc»\n');
    const { pieces, state } = advance(review, { kind: 'written', text: 'a\nX' });
    assert.equal(state, 'writing');
    assert.deepEqual(pieces, [
      { before: 'a\n', after: 'a\n', choice: 'same' },
      { before: '', after: 'X\n', choice: 'pending' },
      { before: 'b\nc\n', after: 'b\nc\n', choice: 'ahead' },
    ]);
  });

  it('decides nothing before all is written', () => {
    const { review } = begun('«a»\n');
    const writing = advance(review, { kind: 'written', text: 'b' });
    assert.equal(advance(writing, { kind: 'all kept' }), writing);
  });

  const edits: readonly {
    readonly does: string;
    readonly edit: Replacement;
    readonly state: Review['state'];
    readonly becomes: string;
  }[] = [
    {
      does: 'moves with what is typed above it',
      edit: { start: 0, end: 0, text: 'new\n' },
      state: 'open',
      becomes: 'new\nx\nA\nb\nC\ny\n',
    },
    {
      does: 'stays where something is typed below it',
      edit: { start: 8, end: 8, text: 'new\n' },
      state: 'open',
      becomes: 'x\nA\nb\nC\nnew\ny\n',
    },
    {
      does: 'keeps what is typed in a line that stays',
      edit: { start: 5, end: 5, text: '!' },
      state: 'open',
      becomes: 'x\nA\nb!\nC\ny\n',
    },
    {
      does: 'keeps a line that is typed between others',
      edit: { start: 6, end: 6, text: 'new\n' },
      state: 'open',
      becomes: 'x\nA\nb\nnew\nC\ny\n',
    },
    {
      does: 'replaces a line as the person left it',
      edit: { start: 3, end: 3, text: '!' },
      state: 'open',
      becomes: 'x\nA\nb\nC\ny\n',
    },
    {
      does: 'has one change less where the person made it',
      edit: { start: 2, end: 3, text: 'A' },
      state: 'open',
      becomes: 'x\nA\nb\nC\ny\n',
    },
    {
      does: 'ends where its lines are deleted',
      edit: { start: 2, end: 8, text: '' },
      state: 'lost',
      becomes: 'x\ny\n',
    },
    {
      does: 'ends where its first line is joined with the one above',
      edit: { start: 1, end: 3, text: '' },
      state: 'lost',
      becomes: 'x\nb\nc\ny\n',
    },
  ];
  for (const { does, edit, state, becomes } of edits) {
    it(does, () => {
      const { document, review } = reviewOf('x\n«a\nb\nc»\ny\n', 'A\nb\nC');
      const meanwhile = advance(review, { kind: 'edited', edit });
      assert.equal(meanwhile.state, state);
      const kept = advance(meanwhile, { kind: 'all kept' });
      assert.equal(put(put(document, [edit]), keptEdits(kept)), becomes);
    });
  }

  it('decides on a change once, and on none that is not there', () => {
    const { review } = reviewOf('«a\nb\nc»\n', 'A\nb\nC');
    const dropped = advance(review, { kind: 'dropped', hunk: 0 });
    assert.deepEqual(advance(dropped, { kind: 'kept', hunk: 0 }).pieces, dropped.pieces);
    assert.deepEqual(advance(dropped, { kind: 'kept', hunk: 2 }).pieces, dropped.pieces);
  });

  it('says how many changes are left', () => {
    const { review } = reviewOf('«a\nb\nc»\n', 'A\nb\nC');
    assert.equal(pendingIn(review), 2);
    assert.equal(pendingIn(advance(review, { kind: 'dropped', hunk: 1 })), 1);
  });
});
