import assert from 'node:assert/strict';
import fc from 'fast-check';
import { newSession } from '../../../src/core/chat/session.js';
import { fileOf, sessionIn } from '../../../src/server/adapters/sessionFile.js';
import { AT, exchange, quoteOf, replayed } from '../../support/chatSession.js';

const WHOLE = {
  ...replayed('= Mine\n? Why?\n> m\n+ So.\n! gone\n< 0 How?\n+ Be'),
  exchanges: [exchange('Why?', 'So.', [quoteOf('a.ts', 'x')])],
};

describe('the file of a session', () => {
  it('says all of it', () => {
    assert.deepEqual(sessionIn(fileOf(WHOLE)), WHOLE);
    assert.deepEqual(sessionIn(fileOf(newSession('s', AT))), newSession('s', AT));
  });

  it('is read where it is of the first days, without what came later', () => {
    const old: Record<string, unknown> = { ...WHOLE, branches: [{ at: 0, exchanges: [] }] };
    delete old['model'];
    delete old['systemPrompt'];
    const read = sessionIn(JSON.stringify({ version: 1, session: old }));
    assert.deepEqual(read, { ...WHOLE, branches: [{ at: 0, exchanges: [], branches: [] }] });
  });

  const rows: readonly [what: string, text: string][] = [
    ['torn', fileOf(WHOLE).slice(0, -20)],
    ['empty', ''],
    ['foreign', '{"name":"cove"}'],
    ['of another version', fileOf(WHOLE).replace('"version":1', '"version":2')],
    ['of another shape', fileOf(WHOLE).replace('"user"', '7').replace('"text":"Why?"', '"text":7')],
  ];
  for (const [what, text] of rows) {
    it(`is passed over where it is ${what}`, () => {
      assert.equal(sessionIn(text), undefined);
    });
  }

  it('is read without failing, whatever JSON it holds', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), fc.json(), (text, inner) => {
        assert.equal(sessionIn(text), undefined);
        assert.equal(sessionIn(`{"version":1,"session":${inner}}`), undefined);
      }),
    );
  });
});
