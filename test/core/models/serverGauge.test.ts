import assert from 'node:assert/strict';
import { ServerGauge } from '../../../src/core/models/serverGauge.js';

const CODE = 'const value = compute(1, 2, 3);\n'.repeat(30);
const TOKENS = 320;
const PIECE = { kind: 'text', text: 'x' } as const;

describe('ServerGauge', () => {
  it('knows no speed before a prompt was read', () => {
    assert.equal(new ServerGauge().promptTokensPerSecond, undefined);
  });

  it('learns the speed from the server, where that tells', () => {
    const gauge = new ServerGauge();
    const usage = { promptTokens: TOKENS, promptMs: 1_000, generatedTokens: 1, generatedMs: 1 };
    gauge.begin(CODE, 0).ended('x', usage);
    assert.equal(gauge.promptTokensPerSecond, TOKENS);
  });

  it('learns it from the time to the first token, where the answer was left early', () => {
    const gauge = new ServerGauge();
    const gauging = gauge.begin(CODE, 5_000);
    gauging.heard(PIECE, 5_500);
    gauging.heard(PIECE, 9_000);
    gauging.ended('x', undefined);
    assert.equal(gauge.promptTokensPerSecond, TOKENS * 2);
  });

  it('learns nothing from what the cache held already', () => {
    const gauge = new ServerGauge();
    gauge.begin(CODE, 0).ended('x', undefined);
    const gauging = gauge.begin(`${CODE}xy`, 0);
    gauging.heard(PIECE, 10);
    gauging.ended('z', undefined);
    assert.equal(gauge.promptTokensPerSecond, undefined);
  });

  it('learns nothing after a request of which it is unknown how much was read', () => {
    const gauge = new ServerGauge();
    gauge.begin(CODE, 0).ended('', undefined);
    const gauging = gauge.begin(CODE, 0);
    gauging.heard(PIECE, 10);
    gauging.ended('x', undefined);
    assert.equal(gauge.promptTokensPerSecond, undefined);
  });

  it('knows whether other tokens are told', () => {
    const gauge = new ServerGauge();
    gauge.begin('a', 0).heard(PIECE, 1);
    assert.ok(!gauge.tellsAlternatives);
    gauge.begin('a', 0).heard({ ...PIECE, alternatives: ['y'] }, 1);
    assert.ok(gauge.tellsAlternatives);
  });

  it('knows what the cache holds: the last prompt and its answer', () => {
    const gauge = new ServerGauge();
    assert.ok(!gauge.holds(CODE));
    gauge.begin(CODE, 0).ended('x', undefined);
    assert.ok(gauge.holds(`${CODE}xy`));
    assert.ok(!gauge.holds(`y${CODE}`));
    assert.ok(gauge.said(`${CODE}x`));
    assert.ok(!gauge.said(`${CODE}y`));
  });

  it('learns how fast it answers, from an answer that is long enough', () => {
    const gauge = new ServerGauge();
    const answered = (...at: readonly number[]): number | undefined => {
      const gauging = gauge.begin(CODE, 0);
      for (const ms of at) gauging.heard(PIECE, ms);
      gauging.ended('x', undefined);
      return gauge.answerTokensPerSecond;
    };
    assert.equal(answered(500, 510, 520), undefined);
    assert.equal(answered(500, 600, 700, 800), 10);
    assert.equal(answered(500, 550, 600, 650), 13);
  });

  it('knows how much of a prompt the cache held', () => {
    const gauge = new ServerGauge();
    const asked = (prompt: string): number => {
      const gauging = gauge.begin(prompt, 0);
      gauging.heard(PIECE, 1);
      gauging.ended('', undefined);
      return gauge.reused ?? -1;
    };
    assert.equal(asked(CODE), 0);
    for (let times = 0; times < 20; times += 1) asked(CODE);
    assert.ok(0.99 < asked(CODE));
  });

  it('corrects its estimate of tokens by what the server counts', () => {
    const gauge = new ServerGauge();
    const usage = { promptTokens: TOKENS / 2, promptMs: 1, generatedTokens: 1, generatedMs: 1 };
    gauge.begin(CODE, 0).ended('x', usage);
    assert.ok(gauge.count.tokensOf(CODE) < TOKENS * 0.6);
  });
});
