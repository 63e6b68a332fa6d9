import assert from 'node:assert/strict';
import { markdownOf } from '../../../src/core/chat/markdownOf.js';
import { newSession, type Session } from '../../../src/core/chat/session.js';
import { AT, exchange, quoteOf, replayed } from '../../support/chatSession.js';

describe('markdownOf', () => {
  const rows: readonly [does: string, session: Session, page: string][] = [
    [
      'tells questions and answers',
      replayed('? Why?\n> qwen\n+ So.\n.'),
      '# Why?\n\n## Question\n\nWhy?\n\n## Answer of qwen\n\nSo.\n',
    ],
    [
      'tells what the model is told first here',
      { ...replayed('? Why?\n+ So.\n.'), systemPrompt: 'In German.\n\nBe brief.' },
      '# Why?\n\nThe model is told first:\n\n> In German.\n>\n> Be brief.\n\n## Question\n\nWhy?\n\n## Answer\n\nSo.\n',
    ],
    [
      'tells what went wrong',
      replayed('? Why?\n+ So\n! It is gone.'),
      '# Why?\n\n## Question\n\nWhy?\n\n## Answer\n\nSo\n\n*Failed here.*\n\nIt is gone. Do it.\n',
    ],
    [
      'tells of a stop',
      replayed('= Mine\n? Why?\nx'),
      '# Mine\n\n## Question\n\nWhy?\n\n## Answer\n\n*Stopped here.*\n',
    ],
  ];
  for (const [does, session, page] of rows) {
    it(does, () => {
      assert.equal(markdownOf(session), page);
    });
  }

  it('names what was quoted, without its text', () => {
    const part = { ...quoteOf('b.ts', 'secret\n'), whole: false };
    const told = exchange('Why?', 'So.', [quoteOf('a.ts', 'secret\n'), part]);
    const page = markdownOf({ ...newSession('s', AT), exchanges: [told] });
    assert.match(page, /\nQuoted: `a\.ts`, `b\.ts` \(line 1\)\n/);
    assert.ok(!page.includes('secret'));
  });
});
