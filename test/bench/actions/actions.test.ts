import assert from 'node:assert/strict';
import { type Case, casesOf, KINDS, targetOf } from './cases.js';
import { checked, judged } from './judge.js';
import { tablesOf } from './report.js';
import type { Score } from './scores.js';
import { COVE, PLAIN } from './subjects.js';
import { ratesOf } from './summary.js';
import { reportsOf } from './typescriptCode.js';

/** A machine that has no Python judges the cases in TypeScript alone. */
const CASES = KINDS.flatMap(casesOf).filter(({ language }) => language === 'typescript');

describe('the cases of the actions bench', () => {
  it('are 30 of each kind, half of them in each language, and some were not looked at before', () => {
    for (const kind of KINDS) {
      const cases = casesOf(kind);
      assert.equal(cases.length, 30);
      assert.equal(cases.filter(({ language }) => language === 'python').length, 15);
      assert.equal(cases.filter(each => !each.tuned).length, kind === 'fix' ? 0 : 8);
    }
  });

  it('have names of their own', () => {
    const ids = KINDS.flatMap(casesOf).map(({ id }) => id);
    assert.deepEqual([...new Set(ids)], ids);
  });

  for (const one of CASES.filter(({ kind }) => kind === 'fix')) {
    it(`has what the compiler says of ${one.id}`, () => {
      assert.deepEqual(reportsOf(one.text, one.files), one.problems);
    });
  }

  for (const one of CASES.filter(({ kind }) => kind === 'refactor')) {
    it(`is green before: ${one.id}`, async () => {
      assert.deepEqual(reportsOf(one.text, one.files), []);
      assert.deepEqual(await checked(one, one.text), { ok: true, output: '' });
    });
  }
});

describe('the judge of the actions bench', () => {
  const find = (id: string): Case => {
    const found = CASES.find(each => each.id === id);
    assert.ok(found, id);
    return found;
  };
  const rows: readonly [id: string, code: string | undefined, verdict: string][] = [
    ['document isLeapYear', undefined, 'nothing came'],
    ['document isLeapYear', '/** Whether a year has a 29th of February. */\nCODE', 'good'],
    ['document isLeapYear', '/** Yes. */\nCODE', 'no doc comment'],
    ['document isLeapYear', '// Whether a year has a 29th of February.\nCODE', 'no doc comment'],
    ['document isLeapYear', '/** Whether it is a leap year. */\nCODE\nlog();', 'code changed'],
    ['document isLeapYear', '/** Whether it is a leap year.\nCODE', 'does not parse'],
    ['document Counter', '  /** Adds to the count of a name. */\nCODE', 'good'],
    ['fix joined', 'CODE', 'check fails'],
    [
      'fix joined',
      'export function joined(parts: string[], separator: string): string {\n  return parts.join(separator);\n}',
      'good',
    ],
    [
      'fix joined',
      'export function joined(parts: string[], separator: string): string {\n  return separator;\n}',
      'check fails',
    ],
    ['refactor isAdult', 'CODE // simple', 'same code'],
    ['refactor isAdult', 'export const isAdult = (age: number): boolean => age >= 18;', 'good'],
    ['refactor isAdult', 'export const isAdult = (age: number) => age > 18;', 'check fails'],
  ];
  for (const [id, code, verdict] of rows) {
    it(`says "${verdict}" of ${id} with ${JSON.stringify(code ?? '')}`, async () => {
      const one = find(id);
      const put = code?.replace('CODE', targetOf(one));
      const after =
        put === undefined
          ? undefined
          : one.text.slice(0, one.start) + put + one.text.slice(one.end);
      assert.equal(await judged(one, after), verdict);
    });
  }
});

describe('the rates of the actions bench', () => {
  const scores = CASES.filter(({ kind }) => kind === 'document').flatMap((one, at): Score[] => {
    const answer = { text: undefined, said: '' };
    const plain = at % 2 === 0 ? 'good' : 'code changed';
    return [
      { subject: COVE, one, answer, verdict: 'good' },
      { subject: PLAIN, one, answer, verdict: plain },
    ];
  });

  it('compare both over the same cases', () => {
    const { cases, cove, plain, ratio } = ratesOf(scores);
    assert.equal(cases, 15);
    assert.deepEqual(cove, { mean: 100, low: 100, high: 100 });
    assert.equal(plain.mean.toFixed(1), '53.3');
    assert.equal(ratio.mean.toFixed(3), '1.875');
    assert.ok(ratio.low < ratio.mean && ratio.mean < ratio.high);
    assert.ok(0 < plain.low && plain.low < plain.mean && plain.mean < plain.high);
  });

  it('are told with what came', () => {
    const tables = tablesOf(scores);
    assert.match(tables, /\| Document +\| 15 +\| 100 \(100 to 100\) +\| 53 \(/);
    assert.match(tables, /\| code changed +\| 0 +\| 7 +\|/);
  });
});
