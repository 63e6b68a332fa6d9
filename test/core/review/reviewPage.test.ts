import assert from 'node:assert/strict';
import { advance, beginReview } from '../../../src/core/review/review.js';
import { type ReviewPage, reviewPage } from '../../../src/core/review/reviewPage.js';

const MARKS = { around: ' ', same: '=', ahead: '>', removed: '-', added: '+' } as const;

function drawn({ rows }: ReviewPage): readonly string[] {
  return rows.map(({ text, mark, hunk }) => `${MARKS[mark]}${hunk ?? ''}${text}`);
}

/** The target is `a\nb\nc`. */
const DOCUMENT = 'x\r\na\r\nb\r\nc\r\ny\r\n';
const REVIEW = beginReview(DOCUMENT, { start: 3, end: 10 });

describe('the page of a review', () => {
  it('is the document while nothing is written', () => {
    assert.deepEqual(drawn(reviewPage(DOCUMENT, REVIEW)), [' x', '>a', '>b', '>c', ' y', ' ']);
  });

  it('shows what is written in front of what is ahead', () => {
    const writing = advance(REVIEW, { kind: 'written', text: 'a\r\nX' });
    const rows = [' x', '=a', '+0X', '>b', '>c', ' y', ' '];
    assert.deepEqual(drawn(reviewPage(DOCUMENT, writing)), rows);
  });

  it('shows new lines below those that they replace, and decided ones as they will be', () => {
    const open = advance(REVIEW, { kind: 'ended', text: 'A\r\nb\r\nC' });
    const all = [' x', '-0a', '+0A', '=b', '-1c', '+1C', ' y', ' '];
    assert.deepEqual(drawn(reviewPage(DOCUMENT, open)), all);
    const kept = advance(open, { kind: 'kept', hunk: 0 });
    const rest = [' x', '=A', '=b', '-1c', '+1C', ' y', ' '];
    assert.deepEqual(drawn(reviewPage(DOCUMENT, kept)), rest);
    const dropped = advance(open, { kind: 'dropped', hunk: 1 });
    assert.deepEqual(drawn(reviewPage(DOCUMENT, dropped)), [
      ' x',
      '-0a',
      '+0A',
      '=b',
      '=c',
      ' y',
      ' ',
    ]);
  });

  it('ends where a document ends that has no last break', () => {
    const open = advance(beginReview('a', { start: 0, end: 1 }), { kind: 'ended', text: 'a\nb' });
    assert.deepEqual(drawn(reviewPage('a', open)), ['=a', '+0b']);
  });

  it('shows a part of a long document, and says which', () => {
    const long = `${'x\n'.repeat(1_000)}a\n${'y\n'.repeat(1_000)}`;
    const page = reviewPage(long, beginReview(long, { start: 2_000, end: 2_001 }));
    assert.equal(page.firstLine, 600);
    assert.equal(page.rows.length, 801);
    assert.equal(page.rows[400]?.text, 'a');
  });
});
