import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Rhythm } from '../../../src/core/completion/rhythm.js';
import { siteAt } from '../../support/siteAt.js';

/** Types `keys` keys behind `marked`, so many ms apart. */
function typing(rhythm: Rhythm, marked: string, keys: number, apartMs: number): void {
  for (let key = 0, now = 0; key < keys; key++, now += apartMs) {
    rhythm.typed(now);
    rhythm.askedAt(siteAt(marked));
  }
}

describe('Rhythm', () => {
  const rows: readonly [marked: string, when: string, waits: boolean][] = [
    ['{\n  █\n}', 'on a new line', false],
    ['foo();█', 'behind a statement', false],
    ['foo.█', 'behind a dot', false],
    ['const a = █', 'behind an equals sign', false],
    ['return █', 'behind a keyword that wants a value', false],
    ['foo(█)', 'behind a parenthesis', true],
    ['foo(a,█)', 'behind a comma', true],
    ['const █', 'between two words', true],
    ['const na█', 'in a word', true],
  ];
  for (const [marked, when, waits] of rows) {
    it(`${waits ? 'waits' : 'asks at once'} ${when}`, () => {
      assert.equal(0 < new Rhythm().waitMs(siteAt(marked)), waits);
    });
  }

  it('waits the longer, the rarer a pause is', () => {
    const waits = ['foo.█', 'foo(█', 'const █', 'na█'].map(at => new Rhythm().waitMs(siteAt(at)));
    assert.deepEqual(
      waits,
      [...waits].sort((one, other) => one - other),
    );
  });

  it('waits longer for who types slowly', () => {
    const slow = new Rhythm();
    const quick = new Rhythm();
    typing(slow, 'na█', 60, 280);
    typing(quick, 'na█', 60, 70);
    const site = siteAt('foo(█');
    assert.ok(quick.waitMs(site) < 100, `${quick.waitMs(site)}`);
    assert.ok(200 < slow.waitMs(site), `${slow.waitMs(site)}`);
  });

  it('asks at once where this person pauses', () => {
    const rhythm = new Rhythm();
    typing(rhythm, 'const █', 30, 900);
    assert.equal(rhythm.waitMs(siteAt('const █')), 0);
  });

  it('waits where this person does not pause', () => {
    const rhythm = new Rhythm();
    typing(rhythm, 'foo.█', 30, 120);
    assert.ok(0 < rhythm.waitMs(siteAt('foo.█')));
  });

  it('waits less where the answer takes long', () => {
    const rhythm = new Rhythm();
    for (let n = 0; n < 50; n++) rhythm.answered(350);
    assert.ok(rhythm.waitMs(siteAt('foo(█')) < 60);
  });

  it('is not confused by a night between two keys', () => {
    const rhythm = new Rhythm();
    const before = rhythm.waitMs(siteAt('na█'));
    rhythm.typed(0);
    rhythm.typed(30_000_000);
    assert.equal(rhythm.waitMs(siteAt('na█')), before);
  });

  it('never waits longer than a short pause, whatever happened', () => {
    const times = fc.array(fc.nat(2_000));
    fc.assert(
      fc.property(times, fc.array(fc.nat(5_000)), (gaps, answers) => {
        const rhythm = new Rhythm();
        let now = 0;
        for (const gap of gaps) {
          rhythm.typed((now += gap));
          rhythm.askedAt(siteAt('na█'));
        }
        for (const ms of answers) rhythm.answered(ms);
        const wait = rhythm.waitMs(siteAt('na█'));
        assert.ok(0 <= wait && wait <= 400, `${wait}`);
      }),
    );
  });
});
