import assert from 'node:assert/strict';

import { languageOf } from '../../../src/core/syntax/languages.js';
import {
  codeOf,
  endOfCodeAbove,
  lastWrittenLine,
  lineAbove,
  nextWrittenLine,
  opensBlock,
  writtenLinesAbove,
  writtenLinesBelow,
} from '../../../src/core/syntax/surroundings.js';
import { siteAt } from '../../support/siteAt.js';

const typescript = languageOf('typescript');

describe('lineAbove', () => {
  const rows: readonly [marked: string, line: string | undefined][] = [
    ['a█', undefined],
    ['a\nb█', 'a'],
    ['a\r\nb█', 'a'],
    ['\nb█', ''],
    ['a\n\n█', ''],
  ];
  for (const [marked, line] of rows) {
    it(`is ${JSON.stringify(line)} at ${JSON.stringify(marked)}`, () => {
      assert.equal(lineAbove(siteAt(marked)), line);
    });
  }
});

describe('lastWrittenLine', () => {
  const rows: readonly [marked: string, line: string | undefined][] = [
    ['a█b', 'a'],
    ['a\n█b', 'a'],
    ['a\r\n \r\n\t█', 'a'],
    [' \n█', undefined],
    [`a${'\n'.repeat(99)}█`, undefined],
  ];
  for (const [marked, line] of rows) {
    it(`is ${JSON.stringify(line)} at ${JSON.stringify(marked)}`, () => {
      assert.equal(lastWrittenLine(siteAt(marked)), line);
    });
  }
});

describe('nextWrittenLine', () => {
  const rows: readonly [marked: string, line: string | undefined][] = [
    ['a█b', 'b'],
    ['█\nb', 'b'],
    ['█ \n\t\n  b\nc', '  b'],
    ['█\n ', undefined],
    ['█', undefined],
    [`█${'\n'.repeat(99)}b`, undefined],
  ];
  for (const [marked, line] of rows) {
    it(`is ${JSON.stringify(line)} at ${JSON.stringify(marked)}`, () => {
      assert.equal(nextWrittenLine(siteAt(marked)), line);
    });
  }
});

describe('endOfCodeAbove', () => {
  it('passes blank lines and comments', () => {
    const site = siteAt('a();\nb(); // why\n\n// how\n█');
    assert.equal(endOfCodeAbove(site, typescript), 'a();\nb();'.length);
  });

  it('is nowhere where there is no code', () => {
    assert.equal(endOfCodeAbove(siteAt('// how\n█'), typescript), undefined);
    assert.equal(endOfCodeAbove(siteAt('a();█'), typescript), undefined);
  });
});

describe('codeOf', () => {
  it('is the line without the comment at its end', () => {
    assert.equal(codeOf('if (a) { // why', typescript), 'if (a) {');
    assert.equal(codeOf('a("//");', typescript), 'a("//");');
  });
});

describe('opensBlock', () => {
  it('goes by the brackets, and by what the language says', () => {
    assert.equal(opensBlock('f(', typescript), true);
    assert.equal(opensBlock('if (a) {  ', typescript), true);
    assert.equal(opensBlock('a => ', typescript), true);
    assert.equal(opensBlock('a;', typescript), false);
    assert.equal(opensBlock('if a:', typescript), false);
    assert.equal(opensBlock('if a:', languageOf('python')), true);
  });
});

describe('writtenLinesAbove', () => {
  const rows: readonly [marked: string, lines: readonly string[]][] = [
    ['a█', []],
    ['a\n\n  b\r\nc█', ['a', '  b']],
    ['a\nb\nc\nd█', ['b', 'c']],
    [`a${'\n'.repeat(99)}█`, []],
  ];
  for (const [marked, lines] of rows) {
    it(`are ${JSON.stringify(lines)} at ${JSON.stringify(marked)}`, () => {
      assert.deepEqual(writtenLinesAbove(siteAt(marked), 2), lines);
    });
  }
});

describe('writtenLinesBelow', () => {
  const rows: readonly [marked: string, lines: readonly string[]][] = [
    ['█a', []],
    ['█a\n\n  b\r\nc', ['  b', 'c']],
    ['█\nb\nc\nd', ['b', 'c']],
    [`█${'\n'.repeat(99)}b`, []],
  ];
  for (const [marked, lines] of rows) {
    it(`are ${JSON.stringify(lines)} at ${JSON.stringify(marked)}`, () => {
      assert.deepEqual(writtenLinesBelow(siteAt(marked), 2), lines);
    });
  }
});
